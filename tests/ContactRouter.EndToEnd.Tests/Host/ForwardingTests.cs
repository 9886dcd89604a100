using System.Net;
using System.Text;

namespace ContactRouter.EndToEnd.Tests.Host;

/// <summary>The older shape in which HTTP requests reach the handler.</summary>
public sealed class ForwardingTests(SharedAzurite azurite)
{
    [Fact]
    public async Task The_host_stays_query_keys_are_merged_and_few_content_headers_survive()
    {
        await using var app = new TestApp(azurite).WithHttp();
        using var client = await app.StartAsync(options => options with { Forwarding = true });
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/contacts/5?t=1&u=3&t=2");
        request.Content = new StringContent("body", Encoding.UTF8, "text/plain");
        request.Content.Headers.ContentLanguage.Add("de");
        request.Headers.Add("Accept-Language", "pl");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        var seen = Assert.Single(app.Requests());
        Assert.Equal("/api/contacts/5?t=1,2&u=3", seen.Target.Replace("%2C", ",", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(app.Host.Address.Authority, seen.Header("Host"));
        Assert.Equal("text/plain; charset=utf-8", seen.Header("Content-Type"));
        Assert.Equal("4", seen.Header("Content-Length"));
        Assert.Null(seen.Header("Content-Language"));
        Assert.Null(seen.Header("X-Forwarded-Host"));
        Assert.Equal("pl", seen.Header("Accept-Language"));
        Assert.Equal("body", seen.BodyText());
        Assert.True(Guid.TryParse(seen.Header("X-Azure-Functions-InvocationId"), out _));
    }

    [Fact]
    public async Task A_chunked_body_is_answered_500_without_the_handler()
    {
        await using var app = new TestApp(azurite).WithHttp();
        using var client = await app.StartAsync(options => options with { Forwarding = true });
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/contacts") { Content = new StringContent("in pieces") };
        request.Headers.TransferEncodingChunked = true;
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(app.Requests());
    }

    [Fact]
    public async Task A_redirect_and_its_headers_come_back_whole()
    {
        await using var app = new TestApp(azurite).WithHttp().Answering("api", new() { Status = 303, ContentType = "text/plain", Body = "there", Header = "kept" });
        using var client = await app.StartAsync(options => options with { Forwarding = true });
        using var answer = await client.GetAsync(new Uri("api/x", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("kept", Assert.Single(answer.Headers.GetValues("X-Stub")));
        Assert.Equal("there", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_older_shape_is_taken_where_host_json_knows_no_other()
    {
        await using var app = new TestApp(azurite).WithHttp();
        app.HostJson["customHandler"]!.AsObject().Remove("enableProxyingHttpRequest");
        using var client = await app.StartAsync();
        using var answer = await client.GetAsync(new Uri("api/x", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(app.Host.Address.Authority, Assert.Single(app.Requests()).Header("Host"));
    }
}
