using System.Net;
using System.Text;

namespace ContactRouter.EndToEnd.Tests.Host;

/// <summary>The newer shape in which HTTP requests reach the handler.</summary>
public sealed class ProxyingTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_request_arrives_as_it_was_sent_but_for_the_host()
    {
        await using var app = new TestApp(azurite).WithHttp();
        using var client = await app.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, "api/contacts/form%20a?t=1&t=2&x=%C3%A4");
        request.Content = new StringContent("<p>", Encoding.UTF8, "text/html");
        request.Content.Headers.ContentLanguage.Add("de");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        request.Headers.Add("x-functions-key", "passed on");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        var seen = Assert.Single(app.Requests());
        Assert.Equal("PUT", seen.Method);
        Assert.Equal("/api/contacts/form%20a?t=1&t=2&x=%C3%A4", seen.Target);
        Assert.Equal("<p>", seen.BodyText());
        Assert.Equal("text/html; charset=utf-8", seen.Header("Content-Type"));
        Assert.Equal("de", seen.Header("Content-Language"));
        Assert.Equal("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", seen.Header("traceparent"));
        Assert.Equal("passed on", seen.Header("x-functions-key"));
        Assert.Equal($"127.0.0.1:{app.Starts()[0].Environment["FUNCTIONS_CUSTOMHANDLER_PORT"]}", seen.Header("Host"));
        Assert.Equal("127.0.0.1", seen.Header("X-Forwarded-For"));
        Assert.Equal(app.Host.Address.Authority, seen.Header("X-Forwarded-Host"));
        Assert.Equal("http", seen.Header("X-Forwarded-Proto"));
        Assert.True(Guid.TryParse(seen.Header("X-Azure-Functions-InvocationId"), out _));
        Assert.StartsWith("4.", seen.Header("X-Azure-Functions-HostVersion"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chunked_body_passes()
    {
        await using var app = new TestApp(azurite).WithHttp();
        using var client = await app.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/contacts") { Content = new StringContent("in pieces") };
        request.Headers.TransferEncodingChunked = true;
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("in pieces", Assert.Single(app.Requests()).BodyText());
    }

    [Fact]
    public async Task An_escaped_slash_is_escaped_once_more()
    {
        await using var app = new TestApp(azurite).WithHttp();
        using var client = await app.StartAsync();
        using var answer = await client.GetAsync(new Uri("api/a%2Fb", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("/api/a%252Fb", Assert.Single(app.Requests()).Target);
    }

    [Fact]
    public async Task The_answer_comes_back_as_the_handler_gave_it()
    {
        await using var app = new TestApp(azurite).WithHttp().Answering("api", new() { Status = 422, ContentType = "application/problem+json", Body = "{\"code\":\"x\"}", Header = "kept" });
        using var client = await app.StartAsync();
        using var answer = await client.GetAsync(new Uri("api/x", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("kept", Assert.Single(answer.Headers.GetValues("X-Stub")));
        Assert.Equal("{\"code\":\"x\"}", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_call_is_shown_on_one_line_without_its_query()
    {
        await using var app = new TestApp(azurite).WithHttp("Contacts", "api/contacts/{id?}").Answering("api", new() { Status = 404 });
        using var client = await app.StartAsync();
        using var answer = await client.GetAsync(new Uri("api/contacts/7?t=secret&code=secret", UriKind.Relative), TestContext.Current.CancellationToken);
        await app.UntilSaidAsync("GET /api/contacts/7");
        Assert.Matches(@"\d\d:\d\d:\d\d\.\d{3}  Contacts +GET /api/contacts/7 -> 404  \d+ ms", app.Output);
        Assert.DoesNotContain("secret", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_handler_prints_is_shown_as_its_own()
    {
        await using var app = new TestApp(azurite).WithHttp().Answering("api", new() { Print = "seen by people", PrintError = "went wrong" });
        using var client = await app.StartAsync();
        using var answer = await client.GetAsync(new Uri("api/x", UriKind.Relative), TestContext.Current.CancellationToken);
        await app.UntilSaidAsync("handler | seen by people");
        await app.UntilSaidAsync("handler ! went wrong");
    }
}
