using System.Net;
using ContactRouter.LocalHost;

namespace ContactRouter.EndToEnd.Tests.Host;

public sealed class CrashTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_crashed_handler_is_restarted_at_once_on_the_same_port()
    {
        await using var app = new TestApp(azurite).WithHttp().Answering("crash", new() { Exit = 134 });
        using var client = await app.StartAsync();
        Assert.Equal(HttpStatusCode.BadGateway, await AskAsync(client, "crash"));
        await app.UntilSaidAsync("Restarting");

        // Asked while it starts: the call waits and is served.
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, "api/x"));
        var starts = app.Starts();
        Assert.Equal(2, starts.Count);
        Assert.NotEqual(starts[0].ProcessId, starts[1].ProcessId);
        Assert.Equal(starts[0].Environment["FUNCTIONS_CUSTOMHANDLER_PORT"], starts[1].Environment["FUNCTIONS_CUSTOMHANDLER_PORT"]);
        Assert.Contains("ended with exit code 134. Restarting (error 1 of 3)", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_third_crash_stops_the_host()
    {
        await using var app = new TestApp(azurite).WithHttp().Answering("crash", new() { Exit = 1 });
        using var client = await app.StartAsync();
        for (var error = 1; error <= 3; error++)
        {
            await AskAsync(client, "crash");
            if (error < 3) await app.UntilSaidAsync($"error {error} of 3");
        }

        var reason = await app.Host.Failed.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Contains("error 3", reason, StringComparison.Ordinal);
        Assert.Equal(3, app.Starts().Count);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await AskAsync(client, "api/x"));
    }

    [Fact]
    public async Task Exit_code_0_is_not_restarted_and_every_call_fails()
    {
        await using var app = new TestApp(azurite).WithHttp().Answering("end", new() { Exit = 0 });
        using var client = await app.StartAsync();
        Assert.Equal(HttpStatusCode.BadGateway, await AskAsync(client, "end"));
        await app.UntilSaidAsync("The handler ended with exit code 0.");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await AskAsync(client, "api/x"));
        Assert.Single(app.Starts());
        Assert.False(app.Host.Failed.IsCompleted);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(7, 3)]
    public async Task A_handler_that_ends_before_it_answers_refuses_the_start(int code, int starts)
    {
        await using var app = new TestApp(azurite).WithHttp();
        app.Put("start.exit", $"{code}");
        var refusal = await Assert.ThrowsAsync<HostStartException>(() => app.StartAsync());
        Assert.Contains($"ended with exit code {code}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(starts, app.Starts().Count);
    }

    [Fact]
    public async Task A_call_longer_than_the_function_timeout_ends_the_handler_with_all_calls_in_it()
    {
        await using var app = new TestApp(azurite).WithHttp().Answering("slow", new() { WaitForFile = "never" });
        app.HostJson["functionTimeout"] = "00:00:01";
        using var client = await app.StartAsync();
        var answers = await Task.WhenAll(AskAsync(client, "slow"), AskAsync(client, "slow"));
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.BadGateway, status));
        await app.UntilSaidAsync("ran longer than functionTimeout (00:00:01)");
        await app.UntilSaidAsync("Restarting");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, "api/x"));
        Assert.Contains("error 1 of 3", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_function_timeout_holds_for_queue_calls_too()
    {
        var queue = await TestQueue.OfAsync(azurite);
        await using var app = new TestApp(azurite).WithQueue("Work", queue.Name).Answering("Work", new() { WaitForFile = "never" });
        app.HostJson["functionTimeout"] = "00:00:01";
        using var client = await app.StartAsync();
        await queue.SendAsync(TestQueue.Base64("x"));
        await app.UntilSaidAsync("failed: longer than functionTimeout (00:00:01)");
        await app.UntilSaidAsync("Work ran longer than functionTimeout");
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
