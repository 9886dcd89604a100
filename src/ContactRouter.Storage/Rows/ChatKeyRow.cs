using Azure;
using Azure.Data.Tables;
using ContactRouter.Chats;

namespace ContactRouter.Storage.Rows;

/// <summary>What a name (Idempotency-Key) was given to in a chat, as a row beside the keys of messages. Once expired it is replaced under its ETag.</summary>
public static class ChatKeyRow
{
    public static TableTransactionAction Write(int bucket, ChatMark mark, ChatSeen seen, ETag? expired)
    {
        var row = new TableEntity(RowKeys.Partition(bucket), RowKeys.Key(seen.Chat.Contact.Sender, mark.Hash))
        {
            ["Chat"] = seen.Chat.ToString(),
            ["Body"] = seen.Body,
            ["Sequence"] = seen.Sequence,
            ["At"] = seen.At,
            ["ExpiresAt"] = seen.ExpiresAt,
        };
        return StateRow.Replace(row, expired);
    }

    public static ChatSeen? Read(TableEntity row) =>
        ChatId.TryParse(row.GetString("Chat"), out var chat)
            ? new ChatSeen(
                chat, row.GetString("Body"), row.GetInt32("Sequence") ?? 0, row.GetDateTimeOffset("At") ?? default, row.GetDateTimeOffset("ExpiresAt") ?? default)
            : null;
}

/// <summary>What a name was given to.</summary>
/// <param name="Body">A hash of the content.</param>
/// <param name="Sequence">Of the line that it made.</param>
/// <param name="At">When that came.</param>
/// <param name="ExpiresAt">From then on the name is free again.</param>
public sealed record ChatSeen(ChatId Chat, string Body, int Sequence, DateTimeOffset At, DateTimeOffset ExpiresAt);
