using ContactRouter.Cases;
using ContactRouter.Desks;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Cases;

/// <summary>P4: looks through the beginnings of the desks' lists for answer times that run out or ran out, and has each said once. Run each minute.</summary>
public sealed partial class AnswerTimeWatch(
    ITransactionalTable table, ContactEngine engine, RoutingOptions routing, SenderIdentity identity, TimeProvider time, ILogger<AnswerTimeWatch> logger)
{
    /// <summary>What is in time ends a list, so mostly the first row already does.</summary>
    private const int RowsAtATime = 50;

    /// <param name="given">Is told of each alert as soon as it is durable, from several threads.</param>
    /// <exception cref="StoreUnavailableException">What was not looked at waits for the next run. Everything that could be looked at was.</exception>
    public async Task RunAsync(Action<Desk, CaseAlert> given, CancellationToken cancellation)
    {
        StoreUnavailableException? failed = null;
        foreach (var desk in routing.Desks.Distinct().Select(name => new Desk(name)))
        {
            for (var bucket = 0; bucket < identity.Buckets; bucket++)
            {
                try
                {
                    await LookAsync(desk, bucket, given, cancellation);
                }
                catch (Exception fault) when (fault is StoreUnavailableException or EngineOverloadedException)
                {
                    // One bucket that does not answer must not keep the other desks' alerts back.
                    Log.Failed(logger, desk, bucket, fault.Message);
                    failed ??= new StoreUnavailableException($"The watch could not look at all of desk {desk}.", fault);
                }
            }
        }

        if (failed is not null)
            throw failed;
    }

    private async Task LookAsync(Desk desk, int bucket, Action<Desk, CaseAlert> given, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (from, to) = RowKeys.DeskList(desk, CaseState.Open);
        var due = new List<ListedCase>();
        DateTimeOffset? inTime = null;
        await foreach (var row in table.RangeAsync(RowKeys.Partition(bucket), from, to, RowsAtATime, cancellation))
        {
            var listed = ListedCase.Read(row);
            // Of one due time the warnings can be due at different times; a later due time is never warned of earlier.
            if (listed.DueAt > inTime)
                break;
            if (listed.DueAt > now && listed.DueSoonAt > now)
                inTime = listed.DueAt;
            else if (AlertOf(listed, now) > listed.Alerted)
                due.Add(listed);
            if (due.Count < RowsAtATime)
                continue;
            await AlertAsync(due, now, given, cancellation);
            due.Clear();
        }

        await AlertAsync(due, now, given, cancellation);
    }

    // Handed in together, they are committed together.
    private Task AlertAsync(IEnumerable<ListedCase> due, DateTimeOffset now, Action<Desk, CaseAlert> given, CancellationToken cancellation) =>
        Task.WhenAll(due.Select(async listed =>
        {
            if (await engine.RunAsync(new DeskCommand.Watch(listed.Number), cancellation) is DeskResult.Done { IsNew: true })
                given(listed.Desk, AlertOf(listed, now));
        }));

    private static CaseAlert AlertOf(ListedCase listed, DateTimeOffset now) =>
        listed.State != CaseState.Open ? CaseAlert.None
        : listed.DueAt <= now ? CaseAlert.Overdue
        : listed.DueSoonAt <= now ? CaseAlert.DueSoon
        : CaseAlert.None;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The answer times of desk {Desk}, bucket {Bucket} could not be looked at: {Reason}")]
        public static partial void Failed(ILogger logger, Desk desk, int bucket, string reason);
    }
}
