using System.Buffers.Binary;
using Azure;
using Azure.Data.Tables;
using ContactRouter.Chats;

namespace ContactRouter.Storage.Rows;

/// <summary>A chat as rows: the chat itself, its place in the list of those that have not ended, its lock, its lines. The state's row guards them all.</summary>
public static class ChatRows
{
    /// <param name="operation">By what a lost answer is recognised.</param>
    public static IEnumerable<TableTransactionAction> Open(int bucket, Chat chat, string operation)
    {
        var partition = RowKeys.Partition(bucket);
        yield return new(TableTransactionActionType.Add, new TableEntity(partition, RowKeys.ChatLock(WriterKey.Of(chat.Id)))
        {
            ["Chat"] = chat.Id.ToString(),
            [ChatRow.Operation] = operation,
        });
        yield return new(TableTransactionActionType.Add, ChatRow.Write(partition, RowKeys.Chat(chat.Id), chat, operation));
        yield return new(TableTransactionActionType.Add, ChatRow.Write(partition, ListKey(chat), chat, operation));
    }

    /// <param name="lines">New ones.</param>
    /// <param name="operation">By what a lost answer is recognised.</param>
    public static IEnumerable<TableTransactionAction> Change(int bucket, Chat chat, IEnumerable<ChatLine> lines, string operation)
    {
        var partition = RowKeys.Partition(bucket);
        yield return new(TableTransactionActionType.UpsertReplace, ChatRow.Write(partition, RowKeys.Chat(chat.Id), chat, operation));
        if (chat.State == ChatState.Ended)
        {
            yield return Delete(partition, ListKey(chat));
            yield return Delete(partition, RowKeys.ChatLock(WriterKey.Of(chat.Id)));
        }
        else
        {
            yield return new(TableTransactionActionType.UpsertReplace, ChatRow.Write(partition, ListKey(chat), chat, operation));
        }

        foreach (var line in lines)
            yield return new(TableTransactionActionType.Add, LineRow.Write(partition, chat.Id, line, operation));
    }

    /// <summary>The chat in a lock.</summary>
    public static ChatId? Locked(TableEntity? row) => ChatId.TryParse(row?.GetString("Chat"), out var id) ? id : null;

    private static string ListKey(Chat chat) => RowKeys.ListedChat(chat.OpenedAt, chat.Id);

    private static TableTransactionAction Delete(string partition, string key) =>
        new(TableTransactionActionType.Delete, new TableEntity(partition, key), ETag.All);
}

/// <summary>A chat's own row, and its entry in the list: both hold all of it, so that either is enough.</summary>
public static class ChatRow
{
    internal const string Operation = Engine.WrittenProof.Operation;

    public static TableEntity Write(string partition, string key, Chat chat, string operation)
    {
        var row = new TableEntity(partition, key)
        {
            ["Address"] = chat.Address,
            ["Name"] = chat.Name,
            ["State"] = chat.State.ToString(),
            ["OpenedAt"] = chat.OpenedAt,
            ["Sequence"] = chat.Sequence,
            ["Revision"] = chat.Revision,
            ["ActiveAt"] = chat.ActiveAt,
            ["WantsTranscript"] = chat.WantsTranscript,
            ["CustomerSpoke"] = chat.CustomerSpoke,
            ["AgentSpoke"] = chat.AgentSpoke,
            ["ReadByCustomer"] = chat.ReadByCustomer,
            ["ReadByDesk"] = chat.ReadByDesk,
            ["IsClosingTold"] = chat.IsClosingTold,
            ["IsWaitTold"] = chat.IsWaitTold,
            ["Latest"] = Pack(chat.Latest),
            ["TextLength"] = chat.TextLength,
            ["EndReason"] = chat.EndReason,
            [Operation] = operation,
        };
        Set("OrderNumber", chat.OrderNumber);
        Set("Language", chat.Language);
        Set("Agent", chat.Agent);
        Set("WarnedAt", chat.WarnedAt);
        Set("EndedAt", chat.EndedAt);
        Set("EndedBy", chat.EndedBy?.ToString());
        return row;

        void Set(string name, object? value)
        {
            if (value is not null)
                row[name] = value;
        }
    }

    public static Chat Read(TableEntity row)
    {
        if (!ChatId.TryParse(row.RowKey[(row.RowKey.LastIndexOf('|') + 1)..], out var id))
            throw new FormatException($"Row {row.RowKey} holds no chat.");
        return new Chat(
            id,
            row.GetString("Address"),
            row.GetString("Name"),
            row.GetString("OrderNumber"),
            Enum.Parse<ChatState>(row.GetString("State")),
            row.GetDateTimeOffset("OpenedAt") ?? default,
            row.GetInt32("Sequence") ?? 0,
            row.GetInt32("Revision") ?? 0,
            row.GetDateTimeOffset("ActiveAt") ?? default)
        {
            Language = row.GetString("Language"),
            WantsTranscript = row.GetBoolean("WantsTranscript") ?? false,
            Agent = row.GetString("Agent"),
            CustomerSpoke = row.GetBoolean("CustomerSpoke") ?? false,
            AgentSpoke = row.GetBoolean("AgentSpoke") ?? false,
            ReadByCustomer = row.GetInt32("ReadByCustomer") ?? 0,
            ReadByDesk = row.GetInt32("ReadByDesk") ?? 0,
            WarnedAt = row.GetDateTimeOffset("WarnedAt"),
            IsClosingTold = row.GetBoolean("IsClosingTold") ?? false,
            IsWaitTold = row.GetBoolean("IsWaitTold") ?? false,
            Latest = Unpack(row.GetBinary("Latest") ?? []),
            TextLength = row.GetInt32("TextLength") ?? 0,
            EndedAt = row.GetDateTimeOffset("EndedAt"),
            EndedBy = Enum.TryParse<ChatSide>(row.GetString("EndedBy"), out var side) ? side : null,
            EndReason = row.GetString("EndReason") ?? "",
        };
    }

    private static byte[] Pack(IReadOnlyList<DateTimeOffset> times)
    {
        var packed = new byte[times.Count * sizeof(long)];
        for (var i = 0; i < times.Count; i++)
            BinaryPrimitives.WriteInt64BigEndian(packed.AsSpan(i * sizeof(long)), times[i].ToUnixTimeMilliseconds());
        return packed;
    }

    private static List<DateTimeOffset> Unpack(byte[] packed) =>
        [.. packed.Chunk(sizeof(long)).Select(time => DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(time)))];
}
