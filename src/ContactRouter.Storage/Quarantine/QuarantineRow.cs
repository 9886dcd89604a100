using Azure.Data.Tables;
using ContactRouter.Intake;

namespace ContactRouter.Storage.Quarantine;

/// <summary>Something that was set aside, as a row: all that is needed to let it in later. A body that no property can hold lies in a blob.</summary>
internal static class QuarantineRow
{
    /// <summary>What one property holds.</summary>
    public const int MaxPropertyBytes = 64 * 1024;

    /// <summary>A text takes two bytes a character. Of a request with thousands of faults, the first ones will do.</summary>
    private const int MaxDetailBytes = 32 * 1024;

    private const string Source = "Source";
    private const string SourceId = "SourceId";
    private const string Reason = "Reason";
    private const string Detail = "Detail";
    private const string SentAt = "SentAt";
    private const string Size = "Size";
    private const string Body = "Body";
    private const string BodyBlob = "BodyBlob";
    private const string ReleasedAt = "ReleasedAt";
    private const string ReleasedAs = "ReleasedAs";

    /// <summary>When it was last set aside; the retention counts from there.</summary>
    public const string KeptAt = "KeptAt";

    /// <summary>All but the body, for lists.</summary>
    public static readonly IReadOnlyList<string> Facts =
        ["PartitionKey", "RowKey", Source, SourceId, Reason, Detail, SentAt, KeptAt, Size, ReleasedAt, ReleasedAs];

    /// <param name="blob">Where the body lies, or null where the row holds it.</param>
    /// <param name="size">Of the body, in bytes.</param>
    public static TableEntity Write(SetAside item, DateTimeOffset keptAt, string? blob, long size)
    {
        var id = QuarantineId.Of(item);
        var row = new TableEntity(id.Day, id.RowKey)
        {
            [Source] = item.Source,
            [SourceId] = item.Id,
            [Reason] = item.Reason,
            [Detail] = TextCleaning.FirstBytes(item.Detail, MaxDetailBytes),
            [SentAt] = item.SentAt,
            [KeptAt] = keptAt,
            [Size] = size,
        };
        if (blob is null)
            row[Body] = item.Body.ToArray();
        else
            row[BodyBlob] = blob;
        return row;
    }

    /// <summary>What is changed of a row whose message an operator let in.</summary>
    public static TableEntity Mark(QuarantineId id, Release release) =>
        new(id.Day, id.RowKey) { [ReleasedAt] = release.At, [ReleasedAs] = release.Contact?.Value ?? "" };

    public static QuarantinedItem Read(TableEntity row) => new(
        new QuarantineId(row.PartitionKey, row.RowKey),
        row.GetString(Source),
        row.GetString(SourceId),
        row.GetString(Reason),
        row.GetString(Detail),
        row.GetDateTimeOffset(SentAt) ?? default,
        row.GetDateTimeOffset(KeptAt) ?? default,
        row.GetInt64(Size) ?? 0,
        row.GetDateTimeOffset(ReleasedAt) is { } at ? new Release(at, ContactId.TryParse(row.GetString(ReleasedAs), out var contact) ? contact : null) : null);

    /// <summary>The body, or else the blob that holds it.</summary>
    public static (ReadOnlyMemory<byte> Body, string? Blob) ReadBody(TableEntity row) => (row.GetBinary(Body) ?? [], row.GetString(BodyBlob));
}
