using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Benchmarks.Reporting;

namespace ContactRouter.Benchmarks.Way;

/// <summary>The whole way of a message, from the door to the desk's queue.</summary>
internal static class WaySection
{
    private const int AtOnce = 64;
    private const double LeastRatio = 5;
    private const double MostCallsAlone = 3;
    private const double MostCallsInLoop = 1.5;

    private static readonly WayLoad Alone = new(Workers: 1, Messages: AtOnce, Senders: AtOnce);
    private static readonly WayLoad Burst = new(Workers: AtOnce, Messages: AtOnce, Senders: AtOnce);
    private static readonly WayLoad Loop = new(Workers: AtOnce, Messages: 512, Senders: 128);

    public static async Task<Section> RunAsync(int rounds)
    {
        await using var emulator = await Emulator.StartAsync();
        var alone = await CompareAsync(emulator, rounds, Alone);
        var burst = await CompareAsync(emulator, rounds, Burst);
        var loop = await CompareAsync(emulator, rounds, Loop);
        var callsAlone = alone.Ours.Median(result => result.CallsPerMessage);
        var callsInLoop = loop.Ours.Median(result => result.CallsPerMessage);
        return new Section(
            "The whole way of a message",
            "From the door to the desk's queue. The plain design reads and updates the budget, stores the message, passes it on over a queue of its own and writes "
                + "case and state by calls of their own. Messages a second are counted until all writers have their answers and the desks have all messages; "
                + "calls until nothing is left to do. The emulator looks through all of an account's queue messages whenever some are taken, which slows the plain "
                + "design in the closed loop more than Azure would.\n\n"
                + $"### One after the other: {Alone.Messages} messages\n\n{alone.Table}\n"
                + $"### {AtOnce} at once\n\n{burst.Table}\n"
                + $"### Closed loop of {AtOnce}: {Loop.Messages:N0} messages of {Loop.Senders} senders\n\n{loop.Table}",
            [
                new Goal("storage calls a message, alone", $"at most {MostCallsAlone}", $"{callsAlone:N2}", callsAlone <= MostCallsAlone),
                new Goal($"storage calls a message, closed loop of {AtOnce}", $"at most {MostCallsInLoop}", $"{callsInLoop:N2}", callsInLoop <= MostCallsInLoop),
                RatioGoal($"{AtOnce} at once", burst.Ratio),
                RatioGoal($"closed loop of {AtOnce}", loop.Ratio),
            ]);
    }

    private static Goal RatioGoal(string load, double ratio) => new(
        $"messages a second against the read-update design with an intermediate queue, {load}", $"at least {LeastRatio} times", $"{ratio:N1} times", ratio >= LeastRatio);

    private static async Task<(string Table, Measured<WayResult> Ours, double Ratio)> CompareAsync(Emulator emulator, int rounds, WayLoad load)
    {
        var measured = await Rounds.AlternateAsync(rounds,
        [
            new("read-update, intermediate queue", () => WayRun.MeasureAsync(emulator, ReadUpdateWay.StartAsync, load)),
            new Candidate<WayResult>("Contact Router", () => WayRun.MeasureAsync(emulator, OurWay.StartAsync, load)),
        ]);
        var table = new MarkdownTable("design", "calls a message", "reads", "commits", "clean-ups", "puts", "taken from queues", "messages/s");
        foreach (var way in measured)
        {
            table.Row(
                way.Name,
                way.Spread(result => result.CallsPerMessage, "N2"),
                Kind(way, CallKind.Read),
                Kind(way, CallKind.Commit),
                Kind(way, CallKind.CleanUp),
                Kind(way, CallKind.Put),
                Kind(way, CallKind.Take),
                way.Spread(result => result.PerSecond));
        }

        // Of each round, so that what else the machine did meanwhile met both.
        var ratios = measured[1].Results.Zip(measured[0].Results, (ours, plain) => ours.PerSecond / plain.PerSecond).ToList();
        return (table.ToString(), measured[1], new Measured<double>("", ratios).Median(ratio => ratio));
    }

    private static string Kind(Measured<WayResult> way, CallKind kind) => $"{way.Median(result => result.Of(kind)):N2}";
}
