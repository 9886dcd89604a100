using ContactRouter.Benchmarks.Measuring;

namespace ContactRouter.Benchmarks.Way;

/// <summary>What one way did with one load.</summary>
/// <param name="Calls">Until nothing was left to do for any message.</param>
/// <param name="Seconds">Until all writers had their answers and the desks' queues all messages.</param>
internal sealed record WayResult(int Messages, Calls Calls, double Seconds)
{
    public double CallsPerMessage => (double)Calls.Total / Messages;

    public double PerSecond => Messages / Seconds;

    public double Of(CallKind kind) => (double)Calls[kind] / Messages;
}

/// <param name="Workers">How many messages are under way at any time.</param>
/// <param name="Senders">Who take turns in writing.</param>
internal sealed record WayLoad(int Workers, int Messages, int Senders);

internal static class WayRun
{
    /// <summary>Sent before the clock starts, by senders who write nothing else: connections are open and the code is compiled, as in an app that runs.</summary>
    private const int WarmUp = 128;
    private const int WarmUpSenders = 100_000;

    public static async Task<WayResult> MeasureAsync(Emulator emulator, Func<Account, Task<IWay>> start, WayLoad load)
    {
        var account = await emulator.NewAccountAsync();
        await using var way = await start(account);
        await Load.ClosedLoopAsync(workers: 64, WarmUp, n => AcceptAsync(way, WarmUpSenders + n));
        await way.QuietAsync();

        var before = account.Counter.Read();
        var delivered = account.Counter.Delivered;
        var clock = TimeProvider.System.GetTimestamp();
        await Load.ClosedLoopAsync(load.Workers, load.Messages, n => AcceptAsync(way, n % load.Senders));
        await Until.DeliveredAsync(account.Counter, delivered + load.Messages);
        var seconds = TimeProvider.System.GetElapsedTime(clock).TotalSeconds;
        await way.QuietAsync();
        return new WayResult(load.Messages, account.Counter.Read() - before, seconds);
    }

    private static async Task<bool> AcceptAsync(IWay way, int sender)
    {
        await way.AcceptAsync(sender);
        return true;
    }
}
