using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using ContactRouter.EndToEnd.Tests.Host;
using ContactRouter.LocalHost.Azurite;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>What was accepted reaches its desk, whatever happens to the process that accepted it.</summary>
public sealed class OutboxCrashTests
{
    [Fact]
    public async Task Killed_between_commit_and_publish_the_handler_loses_nothing_and_the_event_keeps_its_id()
    {
        var azurite = await AzuriteServer.StartAsync(stop: TestContext.Current.CancellationToken);
        var accepted = new List<JsonObject>();
        await using (var gate = await QueueGate.StartAsync(azurite))
        await using (var app = await RunningApp.StartAsync(options => options with { Storage = gate.ConnectionString }, azurite, ownsAzurite: false))
        {
            for (var i = 0; i < 3; i++)
            {
                accepted.Add(await app.AcceptAsync(new StringContent(
                    $$"""{"email":"crash{{i}}@outbox.example","message":"Where is my order B2B3000{{i}}?"}""", Encoding.UTF8, "application/json")));
            }

            await Until.TrueAsync(() => gate.Held >= accepted.Count, "each event is on its way", () => app.Output);
            Process.GetProcessById(app.Host.HandlerProcessId!.Value).Kill();
        }

        // Five minutes later, by the app's clock: its publisher is certainly gone.
        await using var again = await RunningApp.StartAsync(options => options with { At = TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(5) }, azurite);
        Assert.Empty(await again.TakeEventsAsync("cs"));
        await again.RunTimerAsync("SweepOutbox");
        var events = new List<JsonObject>();
        await Until.TrueAsync(
            async () =>
            {
                events.AddRange(await again.TakeEventsAsync("cs"));
                return events.Count >= accepted.Count;
            },
            "the sweep has published what was left",
            () => again.Output);
        Assert.Equal(
            accepted.Select(answer => $"{answer["contactId"]}:{answer["caseNumber"]}").Order(StringComparer.Ordinal),
            events.Select(item => (string)item["id"]!).Order(StringComparer.Ordinal));

        // A second sweep finds nothing more to do.
        await again.RunTimerAsync("SweepOutbox");
        await Until.TrueAsync(() => again.Output.Split("SweepOutbox").Length > 2, "the second sweep is done", () => again.Output);
        Assert.Empty(await again.TakeEventsAsync("cs"));
    }
}
