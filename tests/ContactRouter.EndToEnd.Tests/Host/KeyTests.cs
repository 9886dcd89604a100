using System.Net;
using System.Text.RegularExpressions;

namespace ContactRouter.EndToEnd.Tests.Host;

public sealed partial class KeyTests(SharedAzurite azurite)
{
    [Fact]
    public async Task With_keys_a_function_opens_to_its_own_key_and_the_host_key_only()
    {
        await using var app = App();
        using var client = await app.StartAsync(options => options with { Keys = true });
        var keys = FunctionKey().Matches(app.Output).ToDictionary(m => m.Groups[2].Value, m => m.Groups[1].Value);
        var hostKey = HostKey().Match(app.Output).Groups[1].Value;

        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, "api/open"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(client, "api/desk"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(client, "api/desk", "wrong"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(client, "api/desk", keys["Ops"]));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, "api/desk", keys["Desk"]));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, "api/desk", hostKey));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, $"api/desk?code={keys["Desk"]}"));
        Assert.Equal(["Desk", "Ops"], keys.Keys.Order());
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(client, "api/master", keys["Desk"]));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, "api/master", hostKey));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(client, "admin/host/status", keys["Desk"]));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, "admin/host/status", hostKey));
        Assert.Equal(5, app.Requests().Count);
    }

    [Fact]
    public async Task Without_keys_none_is_asked()
    {
        await using var app = App();
        using var client = await app.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, "api/desk"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, "api/master"));
    }

    [Fact]
    public async Task Keys_are_made_once_and_kept()
    {
        await using var app = App();
        using var client = await app.StartAsync(options => options with { Keys = true });
        var before = FunctionKey().Matches(app.Output).Select(m => m.Value).ToList();
        await app.Host.DisposeAsync();
        using var again = await app.StartAsync(options => options with { Keys = true });
        Assert.Equal(2, before.Count);
        Assert.Equal(before, FunctionKey().Matches(app.Output).Select(m => m.Value).Skip(before.Count));
    }

    private TestApp App() => new TestApp(azurite)
        .WithHttp("Open", "api/open")
        .WithHttp("Desk", "api/desk", "\"authLevel\": \"function\"")
        .WithHttp("Ops", "api/ops", "\"authLevel\": \"function\"")
        .WithHttp("Master", "api/master", "\"authLevel\": \"admin\"");

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string path, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null) request.Headers.Add("x-functions-key", key);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    [GeneratedRegex(@"Key +(\w+) \((\w+)\)")]
    private static partial Regex FunctionKey();

    [GeneratedRegex(@"Host key +(\w+)")]
    private static partial Regex HostKey();
}
