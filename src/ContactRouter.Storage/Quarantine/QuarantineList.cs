using System.Globalization;
using Azure.Data.Tables;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Quarantine;

/// <summary>Lists what was set aside, page by page: the newest day first, within a day as it was sent.</summary>
public sealed class QuarantineList(TableClient table, TimeProvider time)
{
    public const int PageSize = 50;

    /// <summary>A day costs a call, even an empty one; so many are looked at for one page.</summary>
    private const int DaysPerPage = 60;

    /// <param name="day">Only this day, or null for all.</param>
    /// <param name="reason">Only what was set aside for this reason, or null for all.</param>
    /// <param name="source">Only what came from there, or null for all.</param>
    /// <param name="from">Where the page before said that it goes on, or null for the beginning.</param>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<QuarantinePage> ReadAsync(string? day, string? reason, string? source, QuarantineId? from, CancellationToken cancellation)
    {
        try
        {
            // A queue's clock may be ahead of ours: what it dates tomorrow must show, too.
            var start = from ?? new QuarantineId(day ?? QuarantineId.DayOf(time.GetUtcNow().AddDays(1)), "");
            var oldest = day ?? await OldestDayAsync(cancellation);
            return oldest is null ? new QuarantinePage([], Next: null) : await ReadAsync(start, oldest, reason, source, cancellation);
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable($"table {table.Name}", exception);
        }
    }

    private async Task<QuarantinePage> ReadAsync(QuarantineId at, string oldest, string? reason, string? source, CancellationToken cancellation)
    {
        var items = new List<QuarantinedItem>();
        for (var days = 0; days < DaysPerPage; days++)
        {
            await foreach (var row in table.QueryAsync<TableEntity>(FilterOf(at, reason, source), PageSize, QuarantineRow.Facts, cancellation))
            {
                items.Add(QuarantineRow.Read(row));
                if (items.Count == PageSize)
                    return new QuarantinePage(items, items[^1].Id);
            }

            if (string.CompareOrdinal(at.Day, oldest) <= 0)
                return new QuarantinePage(items, Next: null);
            at = new QuarantineId(DayBefore(at.Day), "");
        }

        return new QuarantinePage(items, at);
    }

    private async Task<string?> OldestDayAsync(CancellationToken cancellation)
    {
        await using var rows = table.QueryAsync<TableEntity>(maxPerPage: 1, select: ["PartitionKey"], cancellationToken: cancellation).GetAsyncEnumerator(cancellation);
        return await rows.MoveNextAsync() ? rows.Current.PartitionKey : null;
    }

    private static string FilterOf(QuarantineId after, string? reason, string? source)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {after.Day} and RowKey gt {after.RowKey}");
        if (reason is not null)
            filter += " and " + TableClient.CreateQueryFilter($"Reason eq {reason}");
        if (source is not null)
            filter += " and " + TableClient.CreateQueryFilter($"Source eq {source}");
        return filter;
    }

    private static string DayBefore(string day) =>
        DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
