using Azure;
using Azure.Data.Tables;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Writers;

/// <summary>Removes what blocks left behind that ended longer than a day ago.</summary>
public sealed class BlockPurge(ITransactionalTable table, SenderIdentity identity, TimeProvider time)
{
    private const int RowsPerTransaction = 100;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <returns>How many rows were removed.</returns>
    /// <exception cref="StoreUnavailableException">What is left waits for the next run.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var removed = 0;
        var (from, to) = RowKeys.BlocksUntil(DateTimeOffset.UnixEpoch, time.GetUtcNow() - Kept);
        for (var bucket = 0; bucket < identity.Buckets; bucket++)
        {
            var partition = RowKeys.Partition(bucket);
            var rows = await table.RangeAsync(partition, from, to, cancellation).Select(row => row.RowKey).ToListAsync(cancellation);
            foreach (var batch in rows.Chunk(RowsPerTransaction))
            {
                // Removed by another run meanwhile, they are done with.
                var outcome = await table.WriteAsync(
                    [.. batch.Select(key => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, key), ETag.All))], cancellation);
                removed += outcome.Written ? batch.Length : 0;
            }
        }

        return removed;
    }
}
