using System.Text.Json.Nodes;
using ContactRouter.LocalHost;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>Posts every sample as a website does and looks at what the desks get: the smoke test of any build of the app.</summary>
internal static class SamplesRun
{
    public static async Task AssertAsync(Func<FunctionsHostOptions, FunctionsHostOptions> change)
    {
        await using var app = await RunningApp.StartAsync(change);
        var accepted = new Dictionary<string, (Sample Sample, JsonObject Answer)>();
        foreach (var sample in Sample.All)
        {
            var answer = await app.AcceptAsync(sample.ToContent());
            accepted.Add($"{answer["contactId"]}:{answer["caseNumber"]}", (sample, answer));
        }

        Assert.InRange(accepted.Count, 24, int.MaxValue);
        var events = new List<(string Queue, JsonObject Event)>();
        foreach (var desk in new[] { "b2b", "cs", "b2c", "triage" })
            events.AddRange((await app.TakeEventsAsync(desk)).Select(item => (desk, item)));

        // Once each, and nothing else.
        Assert.Equal(accepted.Keys.Order(StringComparer.Ordinal), events.Select(item => (string)item.Event["id"]!).Order(StringComparer.Ordinal));
        foreach (var (queue, item) in events)
            AssertFits(accepted[(string)item["id"]!].Sample, accepted[(string)item["id"]!].Answer, queue, item);
        await AssertSettledAsync(app);
    }

    private static void AssertFits(Sample sample, JsonObject answer, string queue, JsonObject item)
    {
        var data = item["data"]!;
        Assert.Equal((sample.File, sample.Desk, sample.Topic), (sample.File, queue, (string?)data["topic"]));
        Assert.Equal((sample.Desk, sample.Topic), ((string?)answer["desk"], (string?)answer["topic"]));
        Assert.Equal(sample.OrderNumbers, data["orderNumbers"]!.AsArray().Select(number => (string)number!));
        Assert.Equal(sample.FileCount, data["attachments"]!.AsArray().Count);
        Assert.Equal(("1.0", "contactrouter.contact.routed.v1", "/contact-router", "application/json"), (
            (string)item["specversion"]!, (string)item["type"]!, (string)item["source"]!, (string)item["datacontenttype"]!));
        Assert.Equal((string)answer["caseNumber"]!, (string)item["subject"]!);
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", (string)item["traceparent"]!);
    }

    // What was published is gone from the outbox, at the latest after a quiet second.
    private static Task AssertSettledAsync(RunningApp app) => Host.Until.TrueAsync(
        async () =>
        {
            var left = app.Table("contacts").QueryAsync<Azure.Data.Tables.TableEntity>("RowKey ge 'p|' and RowKey lt 'p}'", cancellationToken: TestContext.Current.CancellationToken);
            return !await left.AnyAsync(TestContext.Current.CancellationToken);
        },
        "the outbox is empty",
        () => app.Output);
}
