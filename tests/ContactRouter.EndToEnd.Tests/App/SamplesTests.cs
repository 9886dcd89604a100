using System.Text.Json.Nodes;
using ContactRouter.EndToEnd.Tests.Host;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>The main job, end to end: a form's message reaches the right desk's queue.</summary>
public sealed class SamplesTests
{
    [Fact]
    public Task Every_sample_lands_on_the_right_desk_once() => SamplesRun.AssertAsync(options => options);

    [Fact]
    public Task Every_sample_lands_on_the_right_desk_through_a_host_that_forwards() => SamplesRun.AssertAsync(options => options with { Forwarding = true });

    [Fact]
    public async Task The_same_messages_through_the_queue_land_on_the_same_desks()
    {
        await using var app = await RunningApp.StartAsync();
        var samples = Sample.All.Where(sample => sample.Kind == "json").ToList();
        var requests = app.Queue("contact-requests");
        foreach (var sample in samples)
            await requests.SendMessageAsync(await sample.ToContent().ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        var events = new List<JsonObject>();
        await Until.TrueAsync(
            async () =>
            {
                foreach (var desk in new[] { "b2b", "cs", "triage" })
                    events.AddRange(await app.TakeEventsAsync(desk));
                return events.Count >= samples.Count;
            },
            "all queued messages are on the desks' queues",
            () => app.Output);

        Assert.Equal(
            samples.Select(sample => $"{sample.Desk} {sample.Topic}").Order(StringComparer.Ordinal),
            events.Select(item => $"{item["data"]!["desk"]} {item["data"]!["topic"]}").Order(StringComparer.Ordinal));
        Assert.All(events, item => Assert.Equal("queue", (string?)item["data"]!["channel"]));
        Assert.All(events, item => Assert.True((bool)item["data"]!["sender"]!["verified"]!));
        Assert.Empty((await requests.PeekMessagesAsync(32, TestContext.Current.CancellationToken)).Value);
    }
}
