using System.Security.Cryptography;
using Azure.Data.Tables;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Ledger;

/// <summary>Table <c>ledger</c>: a row for each instance and hour. An instance replaces its own rows alone, so a write that is repeated changes nothing.</summary>
public sealed class LedgerBook(ITransactionalTable table, LedgerCounts counts, TimeProvider time)
{
    // Sorts behind all hours.
    private const string End = "|";

    private readonly string instance = RandomNumberGenerator.GetHexString(12, lowercase: true);

    /// <summary>Writes what was counted since the last time: a call for each hour in which something was.</summary>
    /// <exception cref="StoreUnavailableException">What is not written is so with the next one.</exception>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        foreach (var hour in counts.Unwritten())
        {
            var row = LedgerRow.Write(hour, instance, Timestamp.Truncate(time.GetUtcNow()));
            await table.WriteAsync([new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)], cancellation);
            counts.Written(hour);
        }
    }

    /// <summary>The hours from one time up to, not including, another in which something was counted, the oldest first.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<IReadOnlyList<HourOfLedger>> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var hours = new SortedDictionary<DateTimeOffset, HourOfLedger>();
        var first = LedgerCounts.HourOf(from);
        for (var day = first; day < to; day = new DateTimeOffset(day.UtcDateTime.Date, TimeSpan.Zero).AddDays(1))
        {
            await foreach (var row in table.RangeAsync(LedgerRow.Partition(day), LedgerRow.Start(day), End, cancellation))
            {
                var (hour, writtenAt, counted) = LedgerRow.Read(row);
                if (hour >= to)
                    break;
                hours[hour] = (hours.GetValueOrDefault(hour) ?? HourOfLedger.Empty(hour)).Add(writtenAt, counted);
            }
        }

        return [.. hours.Values];
    }
}
