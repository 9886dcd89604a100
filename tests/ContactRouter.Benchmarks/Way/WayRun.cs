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
    public static async Task<WayResult> MeasureAsync(Emulator emulator, Func<Account, Task<IWay>> start, WayLoad load)
    {
        var account = await emulator.NewAccountAsync();
        await using var way = await start(account);
        var before = account.Counter.Read();
        var clock = TimeProvider.System.GetTimestamp();
        await Load.ClosedLoopAsync(load.Workers, load.Messages, async n =>
        {
            await way.AcceptAsync(n % load.Senders);
            return true;
        });
        await Until.DeliveredAsync(account.Counter, load.Messages);
        var seconds = TimeProvider.System.GetElapsedTime(clock).TotalSeconds;
        await way.QuietAsync();
        return new WayResult(load.Messages, account.Counter.Read() - before, seconds);
    }
}
