using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using ContactRouter.Cases;
using ContactRouter.Intake;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Rows;

/// <summary>
/// A message as a row: what was decided, the first answer, the text. It is inserted, never replaced: where it is there already, the message was
/// committed before, by a try whose answer was lost or by an earlier delivery.
/// </summary>
public static class MessageRow
{
    /// <summary>What one binary property of a row holds.</summary>
    private const int MaxPropertyBytes = 64 * 1024;

    private const string Answer = "Answer";
    private const string MailBlob = "MailBlob";

    public static TableEntity Write(int bucket, ContactRecord record)
    {
        var message = record.Message;
        var row = new TableEntity(RowKeys.Partition(bucket), RowKeys.Message(message.Id))
        {
            ["Outcome"] = "routed",
            [Answer] = JsonSerializer.Serialize(StoredAnswer.Of(record.Answer), RowJson.Default.StoredAnswer),
            ["Channel"] = message.Channel.ToString(),
            ["Sender"] = message.Sender.Value,
            ["SenderName"] = message.SenderName,
            ["Verified"] = message.Verified,
            ["Subject"] = message.Subject,
            ["OrderNumbers"] = string.Join(' ', record.OrderNumbers),
            ["Checks"] = JsonSerializer.Serialize(record.Checks, RowJson.Default.IReadOnlyListCheck),
            ["Attachments"] = JsonSerializer.Serialize(record.Attachments, RowJson.Default.IReadOnlyListAttachment),
            ["SetAside"] = JsonSerializer.Serialize(record.SetAside, RowJson.Default.IReadOnlyListAttachment),
            ["Extra"] = JsonSerializer.Serialize(message.Extra, RowJson.Default.IReadOnlyDictionaryStringString),
            ["ReceivedAt"] = record.Answer.ReceivedAt,
        };
        if (message.MailBlob is { } mail)
            row[MailBlob] = mail;
        // A text that stays too long when compressed lies in its blob alone; the decision saw to it that it is there.
        if (Compress(message.Text) is { Length: <= MaxPropertyBytes } text)
            row["Text"] = text;
        else
            row["TextBlob"] = message.TextBlobName;
        return row;
    }

    /// <summary>The answer that the message got first, or null where it is not in.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public static async Task<ContactAnswer?> FindAsync(ITransactionalTable table, int bucket, ContactId id, CancellationToken cancellation)
    {
        var row = await table.ReadAsync(RowKeys.Partition(bucket), RowKeys.Message(id), cancellation);
        return row is null ? null : JsonSerializer.Deserialize(row.GetString(Answer), RowJson.Default.StoredAnswer)!.ToAnswer(id);
    }

    /// <summary>The blob of the whole mail, in the row of a message that came as one; null in any other.</summary>
    public static string? MailBlobOf(TableEntity row) => row.GetString(MailBlob);

    /// <summary>The whole message, but for a text that lies in its blob.</summary>
    public static StoredMessage Read(TableEntity row)
    {
        if (!ContactId.TryParse(row.RowKey[(row.RowKey.LastIndexOf('|') + 1)..], out var id))
            throw new FormatException($"Row {row.RowKey} holds no message.");
        return new StoredMessage(
            id,
            Enum.Parse<Channel>(row.GetString("Channel")),
            row.GetString("Sender"),
            row.GetString("SenderName"),
            row.GetBoolean("Verified") ?? false,
            row.GetString("Subject"),
            row.GetBinary("Text") is { } text ? Decompress(text) : null,
            row.GetString("TextBlob"),
            (row.GetString("OrderNumbers") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            JsonSerializer.Deserialize(row.GetString("Checks"), RowJson.Default.IReadOnlyListCheck)!,
            JsonSerializer.Deserialize(row.GetString("Attachments"), RowJson.Default.IReadOnlyListAttachment)!,
            JsonSerializer.Deserialize(row.GetString("SetAside"), RowJson.Default.IReadOnlyListAttachment)!,
            JsonSerializer.Deserialize(row.GetString("Extra"), RowJson.Default.IReadOnlyDictionaryStringString)!,
            row.GetDateTimeOffset("ReceivedAt") ?? default);
    }

    private static string Decompress(byte[] compressed)
    {
        using var brotli = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var reader = new StreamReader(brotli, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static byte[] Compress(string text)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Fastest))
            brotli.Write(Encoding.UTF8.GetBytes(text));
        return compressed.ToArray();
    }
}

/// <summary>An answer as it is kept with its message.</summary>
internal sealed record StoredAnswer(
    IReadOnlyList<string> Cases, string? Topic, string Desk, IReadOnlyList<Advice> Advice, DateTimeOffset ReceivedAt, DateTimeOffset DueAt)
{
    public static StoredAnswer Of(ContactAnswer answer) =>
        new([.. answer.Cases.Select(number => number.Value)], answer.Topic, answer.Desk, answer.Advice, answer.ReceivedAt, answer.DueAt);

    public ContactAnswer ToAnswer(ContactId id)
    {
        CaseNumber[] numbers = [.. Cases.Select(text => CaseNumber.TryParse(text, out var number) ? number : default)];
        return new ContactAnswer(id, numbers[0], numbers, Topic, Desk, Advice, ReceivedAt, DueAt);
    }
}
