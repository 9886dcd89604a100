using System.Net;
using System.Text;

namespace ContactRouter.EndToEnd.Tests.Host;

public sealed class AdminTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_timer_can_be_run_now()
    {
        await using var app = new TestApp(azurite).WithTimer("Sweep", "0 0 0 1 1 *");
        using var client = await app.StartAsync();
        Assert.Equal(HttpStatusCode.Accepted, await RunAsync(client, "sweep", "{\"input\":\"\"}"));
        Assert.Contains("\"tick\"", Assert.Single(await app.RequestsAsync("/Sweep")).BodyText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_function_can_be_run_now_with_a_text()
    {
        var queue = await TestQueue.OfAsync(azurite);
        await using var app = new TestApp(azurite).WithQueue("Work", queue.Name);
        using var client = await app.StartAsync();
        Assert.Equal(HttpStatusCode.Accepted, await RunAsync(client, "Work", "{\"input\":\"{\\\"a\\\":1}\"}"));
        var seen = Assert.Single(await app.RequestsAsync("/Work"));
        Assert.Equal(TestQueue.Base64("{\"a\":1}"), (string?)seen.BodyJson()["Data"]!["msg"]);
    }

    [Theory]
    [InlineData("Nothing", "{}", HttpStatusCode.NotFound)]
    [InlineData("Sweep", "no json", HttpStatusCode.BadRequest)]
    [InlineData("Site", "{}", HttpStatusCode.BadRequest)]
    public async Task Other_calls_are_refused(string function, string body, HttpStatusCode expected)
    {
        await using var app = new TestApp(azurite).WithTimer("Sweep", "0 0 0 1 1 *").WithHttp();
        using var client = await app.StartAsync();
        Assert.Equal(expected, await RunAsync(client, function, body));
        Assert.Empty(app.Requests());
    }

    [Fact]
    public async Task The_host_says_it_is_running_and_keeps_admin_to_itself()
    {
        await using var app = new TestApp(azurite).WithHttp();
        using var client = await app.StartAsync();
        Assert.StartsWith("{\"state\":\"Running\"", await client.GetStringAsync(new Uri("admin/host/status", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var other = await client.GetAsync(new Uri("admin/host/keys", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.Empty(app.Requests());
    }

    private static async Task<HttpStatusCode> RunAsync(HttpClient client, string function, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri($"admin/functions/{function}", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
