using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Quarantine;

/// <summary>
/// Removes what was set aside longer ago than <c>Retention:Quarantine</c>, whole days at a time, the oldest first. A message that lay in its queue for
/// weeks is filed under the day on which it was sent: it still stays for its time from when it was set aside.
/// </summary>
public sealed partial class QuarantinePurge(
    TableClient table, BlobContainerClient container, RetentionOptions retention, TimeProvider time, ILogger<QuarantinePurge> logger)
{
    private const int RowsPerTransaction = 100;

    /// <summary>So many rows, and so many bodies, are removed by one run at most; the next goes on.</summary>
    public int MostPerRun { get; init; } = 10_000;

    /// <returns>How many items were removed.</returns>
    /// <exception cref="StoreUnavailableException">What is left waits for the next run.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        try
        {
            var keptSince = time.GetUtcNow() - retention.Quarantine;
            var firstDay = QuarantineId.DayOf(keptSince);
            // Rows first: a row never names a body that is gone.
            var rows = await RemoveRowsAsync(firstDay, keptSince, cancellation);
            var blobs = await RemoveBodiesAsync(firstDay, cancellation);
            if (rows + blobs > 0)
                Log.Purged(logger, rows, blobs, firstDay);
            return rows;
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable($"table or container {table.Name}", exception);
        }
    }

    private async Task<int> RemoveRowsAsync(string firstDay, DateTimeOffset keptSince, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey lt {firstDay} and KeptAt lt {keptSince}");
        var old = await table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellation)
            .Take(MostPerRun).ToListAsync(cancellation);
        foreach (var batch in old.GroupBy(row => row.PartitionKey).SelectMany(day => day.Chunk(RowsPerTransaction)))
            await RemoveAsync(batch, cancellation);
        return old.Count;
    }

    private async Task RemoveAsync(TableEntity[] rows, CancellationToken cancellation)
    {
        try
        {
            await table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellation);
        }
        catch (TableTransactionFailedException exception) when (exception.Status == 404)
        {
            // Another run was first with one of them. Singly, what is gone does not matter.
            foreach (var row in rows)
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellation);
        }
    }

    // The listing is in order of names, and theirs hold their day: it ends with the first one that stays.
    private async Task<int> RemoveBodiesAsync(string firstDay, CancellationToken cancellation)
    {
        var removed = 0;
        var end = StorageNames.SetAsideBlobs + firstDay;
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, StorageNames.SetAsideBlobs, cancellation))
        {
            if (removed == MostPerRun || string.CompareOrdinal(blob.Name, end) >= 0)
                break;
            await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
            removed++;
        }

        return removed;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Rows} items and {Bodies} bodies of before {Day} were removed from the quarantine")]
        public static partial void Purged(ILogger logger, int rows, int bodies, string day);
    }
}
