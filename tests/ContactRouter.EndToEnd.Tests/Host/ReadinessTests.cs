using ContactRouter.LocalHost;

namespace ContactRouter.EndToEnd.Tests.Host;

public sealed class ReadinessTests(SharedAzurite azurite)
{
    [Fact]
    public async Task The_host_is_ready_only_when_the_handler_answers()
    {
        await using var app = new TestApp(azurite).WithHttp();
        app.Put("start.wait");
        var start = app.StartAsync();
        await app.UntilAsync(() => app.Starts().Count == 1, "the handler has been started");
        Assert.False(start.IsCompleted);
        app.Remove("start.wait");
        using var client = await start;
        Assert.Contains("Ready in ", app.Output, StringComparison.Ordinal);
        Assert.Single(app.Starts());
    }

    [Fact]
    public async Task A_404_is_ready_enough()
    {
        await using var app = new TestApp(azurite).WithHttp().Answering("root", new() { Status = 404 });
        using var client = await app.StartAsync();
        Assert.Contains("Ready in ", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_does_not_answer_in_time_is_an_error_and_the_third_refuses_the_start()
    {
        await using var app = new TestApp(azurite).WithHttp();
        app.HostJson["customHandler"]!["initializationTimeout"] = "00:00:00.3";
        app.Put("start.wait");
        var refusal = await Assert.ThrowsAsync<HostStartException>(() => app.StartAsync());
        Assert.Contains("did not answer GET / within 0.3 s", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("error 3", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("error 2 of 3", app.Output, StringComparison.Ordinal);
    }
}
