using System.Net;

namespace ContactRouter.EndToEnd.Tests.Host;

public sealed class RouteTests(SharedAzurite azurite)
{
    [Theory]
    [InlineData("GET", "api/contacts", HttpStatusCode.OK)]
    [InlineData("POST", "api/contacts/form", HttpStatusCode.OK)]
    [InlineData("DELETE", "api/contacts", HttpStatusCode.NotFound)]
    [InlineData("GET", "api/contacts/a/b", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "Anything", HttpStatusCode.OK)]
    [InlineData("GET", "api/Anything", HttpStatusCode.NotFound)]
    public async Task Unknown_routes_and_methods_are_404_and_never_reach_the_handler(string method, string path, HttpStatusCode expected)
    {
        await using var app = new TestApp(azurite)
            .WithHttp("Contacts", "api/contacts/{id?}", "\"authLevel\": \"anonymous\", \"methods\": [\"get\", \"post\"]")
            .With("Anything", """{ "type": "httpTrigger", "direction": "in", "name": "request", "authLevel": "anonymous" }""");
        using var client = await app.StartAsync();
        using var request = new HttpRequestMessage(new(method), path);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? 1 : 0, app.Requests().Count);
    }

    [Fact]
    public async Task Where_a_narrow_route_has_not_the_method_a_wider_one_may_answer()
    {
        await using var app = new TestApp(azurite)
            .WithHttp("Notices", "api/notices", "\"authLevel\": \"anonymous\", \"methods\": [\"post\"]")
            .WithHttp("Site", "{*path}", "\"authLevel\": \"anonymous\", \"methods\": [\"get\"]");
        using var client = await app.StartAsync();
        using var answer = await client.GetAsync(new Uri("api/notices", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.UntilSaidAsync("Site             GET /api/notices -> 200");
        using var put = await client.PutAsync(new Uri("api/notices", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, put.StatusCode);
    }

    [Fact]
    public async Task The_route_prefix_is_api_unless_host_json_says_otherwise()
    {
        await using var app = new TestApp(azurite).WithHttp("Contacts", "contacts");
        app.HostJson["extensions"]!["http"]!.AsObject().Remove("routePrefix");
        using var client = await app.StartAsync();
        using var with = await client.GetAsync(new Uri("api/contacts", UriKind.Relative), TestContext.Current.CancellationToken);
        using var without = await client.GetAsync(new Uri("contacts", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, with.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, without.StatusCode);
        Assert.Equal("/api/contacts", Assert.Single(app.Requests()).Target);
    }

    [Fact]
    public async Task A_body_over_100_MiB_is_413_with_a_problem_document()
    {
        await using var app = new TestApp(azurite).WithHttp();
        using var client = await app.StartAsync();
        foreach (var chunked in (bool[])[false, true])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/contacts");
            request.Content = new ByteArrayContent(new byte[100 * 1024 * 1024 + 1]);
            request.Headers.ExpectContinue = true;
            request.Headers.TransferEncodingChunked = chunked;
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Contains("\"code\":\"too-large\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Empty(app.Requests());
    }
}
