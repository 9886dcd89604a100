using System.Globalization;
using Azure;
using Azure.Data.Tables;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Seen;

/// <summary>Removes old days of a table whose partitions are days.</summary>
public sealed class DayPurge(ITransactionalTable table, TimeProvider time)
{
    /// <summary>Days beyond the kept ones that are looked at, an empty one for a call: so long the app may stand still and leave nothing behind.</summary>
    private const int DaysBack = 60;

    private const int RowsPerTransaction = 100;

    // Sort before and behind all keys.
    private const string First = "";
    private const string Last = "~";

    /// <param name="kept">Whole days that end longer ago than this go.</param>
    /// <returns>How many rows were removed.</returns>
    /// <exception cref="StoreUnavailableException">What is left waits for the next run.</exception>
    public async Task<int> RunAsync(TimeSpan kept, CancellationToken cancellation)
    {
        var removed = 0;
        var oldestKept = (time.GetUtcNow() - kept).UtcDateTime.Date;
        for (var back = 1; back <= DaysBack; back++)
        {
            var day = oldestKept.AddDays(-back).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var rows = await table.RangeAsync(day, First, Last, cancellation).Select(row => row.RowKey).ToListAsync(cancellation);
            foreach (var batch in rows.Chunk(RowsPerTransaction))
                removed += await RemoveAsync(day, [.. batch], cancellation);
        }

        return removed;
    }

    private async Task<int> RemoveAsync(string day, List<string> rowKeys, CancellationToken cancellation)
    {
        var removed = rowKeys.Count;
        // Another run may have been first with one of them.
        while (rowKeys.Count > 0 && await table.WriteAsync([.. rowKeys.Select(key => Delete(day, key))], cancellation) is { ConflictAt: { } gone })
        {
            rowKeys.RemoveAt(gone);
            removed--;
        }

        return removed;
    }

    private static TableTransactionAction Delete(string day, string rowKey) => new(TableTransactionActionType.Delete, new TableEntity(day, rowKey), ETag.All);
}
