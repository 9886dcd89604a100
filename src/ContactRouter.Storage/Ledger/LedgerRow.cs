using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using ContactRouter.Storage.Rows;

namespace ContactRouter.Storage.Ledger;

/// <summary>An hour of an instance as a row: a day is a partition, so that a day is one query.</summary>
internal static class LedgerRow
{
    private const string Counts = "Counts";
    private const string WrittenAt = "WrittenAt";
    private const string DayPattern = "yyyy-MM-dd";

    public static string Partition(DateTimeOffset hour) => hour.UtcDateTime.ToString(DayPattern, CultureInfo.InvariantCulture);

    /// <summary>What the keys of an hour begin with, and of all later ones come after.</summary>
    public static string Start(DateTimeOffset hour) => hour.UtcDateTime.ToString("HH", CultureInfo.InvariantCulture);

    public static TableEntity Write(CountedHour counted, string instance, DateTimeOffset now) => new(Partition(counted.Hour), $"{Start(counted.Hour)}|{instance}")
    {
        [Counts] = JsonSerializer.Serialize(counted.Counts, RowJson.Default.IReadOnlyDictionaryStringInt64),
        [WrittenAt] = now,
    };

    public static (DateTimeOffset Hour, DateTimeOffset WrittenAt, IReadOnlyDictionary<string, long> Counts) Read(TableEntity row) => (
        new DateTimeOffset(
            DateOnly.ParseExact(row.PartitionKey, DayPattern, CultureInfo.InvariantCulture).ToDateTime(new TimeOnly(int.Parse(row.RowKey.AsSpan(0, 2), CultureInfo.InvariantCulture), 0)),
            TimeSpan.Zero),
        row.GetDateTimeOffset(WrittenAt) ?? default,
        JsonSerializer.Deserialize(row.GetString(Counts), RowJson.Default.IReadOnlyDictionaryStringInt64)!);
}
