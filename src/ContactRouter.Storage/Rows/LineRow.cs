using System.Globalization;
using Azure.Data.Tables;
using ContactRouter.Chats;

namespace ContactRouter.Storage.Rows;

/// <summary>A chat's line as a row.</summary>
public static class LineRow
{
    public static TableEntity Write(string partition, ChatId chat, ChatLine line, string operation)
    {
        var row = new TableEntity(partition, RowKeys.Line(chat, line.Sequence))
        {
            ["From"] = line.From.ToString(),
            ["At"] = line.At,
            ["Text"] = line.Text,
            [ChatRow.Operation] = operation,
        };
        if (line.Event is { } about)
            row["Event"] = about.ToString();
        return row;
    }

    public static ChatLine Read(TableEntity row) => new(
        int.Parse(row.RowKey.AsSpan(row.RowKey.LastIndexOf('|') + 1), CultureInfo.InvariantCulture),
        Enum.Parse<ChatSide>(row.GetString("From")),
        row.GetDateTimeOffset("At") ?? default,
        row.GetString("Text"),
        Enum.TryParse<ChatEvent>(row.GetString("Event"), out var about) ? about : null);
}
