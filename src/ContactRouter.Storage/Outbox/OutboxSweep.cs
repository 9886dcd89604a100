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
    /// <exception cref="StoreUnavailableException">What is left waits for the next sweep.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var published = 0;
        for (var bucket = 0; bucket < identity.Buckets; bucket++)
        {
            var (from, to) = RowKeys.OutboxBefore(time.GetUtcNow() - OutboxTiming.SweepTakesOver);
            await foreach (var row in table.RangeAsync(RowKeys.Partition(bucket), from, to, cancellation))
            {
                if (await PublishClaimedAsync(row, cancellation))
                    published++;
            }
        }

        if (published > 0)
            Log.Published(logger, published);
        return published;
    }

    private async Task<bool> PublishClaimedAsync(TableEntity row, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (OutboxRow.ClaimOf(row) > now)
            return false;
        var claim = await table.WriteAsync([OutboxRow.Claim(row, now + OutboxTiming.Claim)], cancellation);
        if (!claim.Written)
            return false;
        await publisher.PublishAsync(row, claim.ETags[0], cancellation);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The sweep published {Count} outbox rows that were left over")]
        public static partial void Published(ILogger logger, int count);
    }
}
