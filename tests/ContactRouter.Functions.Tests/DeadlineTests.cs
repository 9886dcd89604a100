using System.Globalization;
using System.Text.Json.Nodes;
using ContactRouter.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace ContactRouter.Functions.Tests;

public sealed class DeadlineTests
{
    [Fact]
    public void The_deadline_lies_below_what_the_host_and_the_front_end_allow()
    {
        var host = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")))!;
        var functionTimeout = TimeSpan.Parse((string)host["functionTimeout"]!, CultureInfo.InvariantCulture);
        Assert.True(DeadlineMiddleware.Deadline < functionTimeout - TimeSpan.FromSeconds(30));
        Assert.True(DeadlineMiddleware.Deadline < TimeSpan.FromSeconds(230));
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_ended_and_answered()
    {
        var time = new FakeTimeProvider();
        var middleware = new DeadlineMiddleware(
            async http =>
            {
                var forever = Task.Delay(Timeout.InfiniteTimeSpan, time, http.RequestAborted);
                time.Advance(DeadlineMiddleware.Deadline);
                await forever;
            },
            time);
        await Assert.ThrowsAsync<TimeoutException>(() => middleware.InvokeAsync(new DefaultHttpContext()));
    }
}
