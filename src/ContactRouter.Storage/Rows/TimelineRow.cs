using System.Text.Json;
using Azure.Data.Tables;
using ContactRouter.Cases;
using ContactRouter.Intake;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Rows;

/// <summary>Something that happened to a case, as a row. A case's opening has none: the case's own row tells of it.</summary>
public static class TimelineRow
{
    private const string Operation = "Operation";

    public static TableEntity Write(string partition, CaseId @case, TimelineEntry entry)
    {
        var row = new TableEntity(partition, RowKeys.Entry(@case, entry.Sequence))
        {
            ["Kind"] = entry.Kind.ToString(),
            ["At"] = entry.At,
            ["By"] = entry.By,
            ["Reason"] = entry.Reason,
            ["Standing"] = JsonSerializer.Serialize(entry.Standing, RowJson.Default.CaseStanding),
            [Operation] = entry.Operation,
        };
        if (entry.Contact is { } contact)
            row["Contact"] = contact.Value;
        if (entry.Text is { } text)
            row["Text"] = text;
        return row;
    }

    public static TimelineEntry Read(TableEntity row) => new(
        RowKeys.EntrySequence(row.RowKey),
        Enum.Parse<TimelineKind>(row.GetString("Kind")),
        row.GetDateTimeOffset("At") ?? default,
        row.GetString("By"),
        row.GetString("Reason"),
        JsonSerializer.Deserialize(row.GetString("Standing"), RowJson.Default.CaseStanding)!)
    {
        Contact = ContactId.TryParse(row.GetString("Contact"), out var contact) ? contact : null,
        Text = row.GetString("Text"),
        Operation = row.GetString(Operation),
    };

    /// <summary>An entry, or null where there is none.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public static async Task<TimelineEntry?> FindAsync(ITransactionalTable table, int bucket, CaseId @case, int sequence, CancellationToken cancellation) =>
        await table.ReadAsync(RowKeys.Partition(bucket), RowKeys.Entry(@case, sequence), cancellation) is { } row ? Read(row) : null;
}
