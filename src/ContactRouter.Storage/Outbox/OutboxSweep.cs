using Azure.Data.Tables;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Outbox;

/// <summary>Publishes what its publisher did not: after a crash, or an outage of the queues. Run each minute.</summary>
public sealed partial class OutboxSweep(
    ITransactionalTable table, OutboxPublisher publisher, SenderIdentity identity, TimeProvider time, ILogger<OutboxSweep> logger)
{
    /// <returns>How many rows were published.</returns>
    /// <exception cref="StoreUnavailableException">What is left waits for the next sweep. All queues that take events have theirs.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var published = 0;
        var failed = new Dictionary<string, StoreUnavailableException>();
        for (var bucket = 0; bucket < identity.Buckets; bucket++)
        {
            var (from, to) = RowKeys.OutboxBefore(time.GetUtcNow() - OutboxTiming.SweepTakesOver);
            await foreach (var row in table.RangeAsync(RowKeys.Partition(bucket), from, to, cancellation))
            {
                if (await PublishClaimedAsync(row, failed, cancellation))
                    published++;
            }
        }

        if (published > 0)
            Log.Published(logger, published);
        return failed.Count == 0
            ? published
            : throw new StoreUnavailableException(string.Join(" ", failed.Values.Select(fault => fault.Message)), failed.Values.First());
    }

    private async Task<bool> PublishClaimedAsync(TableEntity row, Dictionary<string, StoreUnavailableException> failed, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        // One desk's queue that is gone must not keep the other desks' events back; and an outage of all is not waited for row by row.
        var queues = OutboxRow.Events(row).Select(queued => queued.Queue).ToList();
        if (OutboxRow.ClaimOf(row) > now || queues.Exists(failed.ContainsKey))
            return false;
        var claim = await table.WriteAsync([OutboxRow.Claim(row, now + OutboxTiming.Claim)], cancellation);
        if (!claim.Written)
            return false;
        try
        {
            await publisher.PublishAsync(row, claim.ETags[0], cancellation);
            return true;
        }
        catch (StoreUnavailableException fault)
        {
            foreach (var queue in queues)
                failed[queue] = fault;
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The sweep published {Count} outbox rows that were left over")]
        public static partial void Published(ILogger logger, int count);
    }
}
