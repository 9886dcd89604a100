using ContactRouter.Chats;
using ContactRouter.Senders;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Chats;

/// <summary>
/// The chats that have not ended, the oldest first. They lie in all partitions, so the list is read as a whole, rarely, for all who ask; what this instance
/// commits stands in it at once.
/// </summary>
public sealed class ChatBoard
{
    private readonly Lock gate = new();
    private readonly Dictionary<ChatId, Chat> told = [];
    private readonly ITransactionalTable table;
    private readonly SenderIdentity identity;
    private readonly TimeProvider time;
    private Dictionary<ChatId, Chat> chats = [];
    private Task? reading;
    private long? readAt;

    public ChatBoard(ITransactionalTable table, ContactEngine engine, SenderIdentity identity, TimeProvider time)
    {
        (this.table, this.identity, this.time) = (table, identity, time);
        engine.ChatChanged += Tell;
    }

    /// <param name="maxAge">What others committed may be missing for so long.</param>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<IReadOnlyList<Chat>> ReadAsync(TimeSpan maxAge, CancellationToken cancellation)
    {
        Task? read;
        lock (gate)
            read = readAt is { } at && time.GetElapsedTime(at) < maxAge ? null : reading ??= ReadAllAsync();
        if (read is not null)
            await read.WaitAsync(cancellation);
        lock (gate)
            return [.. chats.Values.OrderBy(chat => chat.OpenedAt).ThenBy(chat => chat.Id.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>How many customers a waiting one has before himself, and himself; null where he does not wait.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<int?> PositionAsync(Chat chat, TimeSpan maxAge, CancellationToken cancellation)
    {
        if (chat.State != ChatState.Waiting)
            return null;
        var all = await ReadAsync(maxAge, cancellation);
        return 1 + all.Where(other => other.State == ChatState.Waiting).TakeWhile(other => other.Id != chat.Id).Count(other => other.OpenedAt <= chat.OpenedAt);
    }

    /// <summary>One partition's chats that have not ended.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    internal async Task<List<Chat>> ReadAsync(int bucket, CancellationToken cancellation)
    {
        var (from, to) = RowKeys.ChatList();
        return await table.RangeAsync(RowKeys.Partition(bucket), from, to, cancellation).Select(ChatRow.Read).ToListAsync(cancellation);
    }

    private async Task ReadAllAsync()
    {
        // Not while the gate is held.
        await Task.Yield();
        try
        {
            var started = time.GetTimestamp();
            lock (gate)
                told.Clear();
            var found = await Task.WhenAll(Enumerable.Range(0, identity.Buckets).Select(bucket => ReadAsync(bucket, CancellationToken.None)));
            lock (gate)
            {
                chats = found.SelectMany(list => list).ToDictionary(chat => chat.Id);
                // What was committed while the lists were read may be missing in them.
                foreach (var chat in told.Values)
                    Put(chat);
                readAt = started;
            }
        }
        finally
        {
            lock (gate)
                reading = null;
        }
    }

    private void Tell(Chat chat)
    {
        lock (gate)
        {
            told[chat.Id] = chat;
            Put(chat);
        }
    }

    private void Put(Chat chat)
    {
        if (chat.State == ChatState.Ended)
            chats.Remove(chat.Id);
        else if (!chats.TryGetValue(chat.Id, out var known) || known.Revision < chat.Revision)
            chats[chat.Id] = chat;
    }
}
