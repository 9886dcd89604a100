using ContactRouter.Routing;
using ContactRouter.Storage.Cases;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Queues;

namespace ContactRouter.Functions.Ops;

/// <summary>Puts the overview together; one counts for ten seconds, however many look at it.</summary>
internal sealed class OverviewReader(LedgerBook book, DeskBacklog backlog, QueueDepths queues, RoutingOptions routing, TimeProvider time) : IDisposable
{
    private const int Hours = 24;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim gate = new(1);
    private (Overview Overview, long At)? latest;

    /// <exception cref="Storage.Tables.StoreUnavailableException">Not known.</exception>
    public async Task<Overview> ReadAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            if (latest is not { } known || time.GetElapsedTime(known.At) >= Lifetime)
                latest = known = (await LookAsync(cancellation), time.GetTimestamp());
            return known.Overview;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<Overview> LookAsync(CancellationToken cancellation)
    {
        var now = Timestamp.Truncate(time.GetUtcNow());
        var since = LedgerCounts.HourOf(now).AddHours(1 - Hours);
        var depths = queues.ReadAsync(cancellation);
        await book.WriteAsync(cancellation);
        var counted = (await book.ReadAsync(since, since.AddHours(Hours), cancellation)).ToDictionary(hour => hour.Hour);
        var sums = LedgerViews.SumOf(counted.Values);
        var desks = new List<DeskLoad>();
        foreach (var desk in routing.Desks.Distinct())
            desks.Add(LoadOf(desk, await backlog.ReadAsync(new Routing.Desk(desk), cancellation), sums));
        return new Overview(
            now,
            since,
            [.. Enumerable.Range(0, Hours).Select(n => since.AddHours(n)).Select(hour => new LedgerHour(hour, LedgerViews.TotalsOf(counted.GetValueOrDefault(hour)?.Sums ?? LedgerSums.Nothing)))],
            LedgerViews.TotalsOf(sums),
            LedgerViews.Named(sums, LedgerKind.Door),
            LedgerViews.Named(sums, LedgerKind.Topic),
            desks,
            [.. (await depths).Select(depth => new QueueLoad(depth.Queue, depth.Waiting, depth.Poison))],
            LedgerViews.Named(sums, LedgerKind.Refused),
            LedgerViews.Named(sums, LedgerKind.SetAside),
            LedgerViews.Named(sums, LedgerKind.Discarded),
            LedgerViews.Named(sums, LedgerKind.Mail));
    }

    private static DeskLoad LoadOf(string desk, Backlog waiting, LedgerSums sums)
    {
        var (inTime, late) = (sums.Of(LedgerKind.AnsweredInTime, desk), sums.Of(LedgerKind.AnsweredLate, desk));
        return new DeskLoad(
            desk, sums.Of(LedgerKind.Desk, desk), waiting.Open, waiting.DueSoon, waiting.Overdue, waiting.HasMore, waiting.NextDueAt, inTime, late,
            inTime + late > 0 ? sums.Of(LedgerKind.AnswerMinutes, desk) / (inTime + late) : null);
    }
}
