using Azure.Data.Tables;
using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Benchmarks.Product;
using ContactRouter.Benchmarks.Reporting;
using ContactRouter.Storage;

namespace ContactRouter.Benchmarks.Way;

/// <summary>What the emulator gives at most, by the same clients and the same number of calls under way: the measure for messages a second.</summary>
internal static class PutsSection
{
    private const int Workers = 64;
    private const int Partitions = 16;
    private const double LeastShare = 0.25;

    private static readonly WayLoad Loop = new(Workers, Messages: 1_024, Senders: 256);

    public static async Task<Section> RunAsync(int rounds)
    {
        await using var emulator = await Emulator.StartAsync();
        var measured = await Rounds.AlternateAsync(rounds,
        [
            new("single inserts", () => InsertAsync(emulator)),
            new("queue puts", () => PutAsync(emulator)),
            new Candidate<double>("Contact Router, messages", async () => (await WayRun.MeasureAsync(emulator, OurWay.StartAsync, Loop)).PerSecond),
        ]);
        var table = new MarkdownTable($"{Workers} under way", "a second", "of single inserts");
        foreach (var candidate in measured)
            table.Row(candidate.Name, candidate.Spread(rate => rate), $"{ShareOf(candidate, measured[0]):N2}");
        var share = ShareOf(measured[2], measured[0]);
        return new Section(
            "Against the emulator's own pace",
            $"A row or a queue message of 600 characters each. A message of Contact Router is eight rows and a put.\n\n{table}",
            [new Goal("messages a second against the emulator's single inserts a second", $"at least {LeastShare}", $"{share:N2}", share >= LeastShare)]);
    }

    private static double ShareOf(Measured<double> candidate, Measured<double> inserts) =>
        new Measured<double>("", [.. candidate.Results.Zip(inserts.Results, (rate, insert) => rate / insert)]).Median(share => share);

    private static async Task<double> InsertAsync(Emulator emulator)
    {
        var account = await emulator.NewAccountAsync();
        var table = account.Clients.Tables.GetTableClient(StorageNames.ContactsTable);
        return await RateAsync(n => table.AddEntityAsync(new TableEntity($"{n % Partitions:x2}", $"row{n:d6}") { ["Text"] = SampleMessages.Text }));
    }

    private static async Task<double> PutAsync(Emulator emulator)
    {
        var account = await emulator.NewAccountAsync();
        var queue = account.Clients.Queues.GetQueueClient(StorageNames.RequestsQueue);
        var body = new BinaryData(SampleMessages.Text);
        return await RateAsync(_ => queue.SendMessageAsync(body));
    }

    private static async Task<double> RateAsync(Func<int, Task> call)
    {
        var start = TimeProvider.System.GetTimestamp();
        await Load.ClosedLoopAsync(Workers, Loop.Messages, async n =>
        {
            await call(n);
            return true;
        });
        return Loop.Messages / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }
}
