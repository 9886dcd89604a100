using ContactRouter.Chats;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Chats;

/// <summary>A chat as this instance last saw it, shared by all who wait for news of it: one read serves customer and desk.</summary>
internal sealed class ChatView(ChatId id, int bucket, ITransactionalTable table, TimeProvider time)
{
    private readonly Lock gate = new();
    private TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<Chat?>? reading;
    private Chat? latest;
    private long? seenAt;

    /// <summary>When somebody last asked, as a timestamp of the time provider.</summary>
    public long UsedAt { get; private set; } = time.GetTimestamp();

    /// <summary>Completes with the next change that this instance hears of.</summary>
    public Task News
    {
        get
        {
            lock (gate)
                return news.Task;
        }
    }

    /// <summary>How old what is known is.</summary>
    public TimeSpan Age
    {
        get
        {
            lock (gate)
                return seenAt is { } at ? time.GetElapsedTime(at) : TimeSpan.MaxValue;
        }
    }

    /// <summary>The chat, or null where there is none; read where what is known is older than its interval.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public Task<Chat?> GetAsync(Func<Chat?, TimeSpan> interval, CancellationToken cancellation)
    {
        lock (gate)
        {
            UsedAt = time.GetTimestamp();
            if (seenAt is { } at && time.GetElapsedTime(at) < interval(latest))
                return Task.FromResult(latest);
            return (reading ??= ReadAsync()).WaitAsync(cancellation);
        }
    }

    /// <summary>What was just committed, or read.</summary>
    public void See(Chat chat)
    {
        TaskCompletionSource told;
        lock (gate)
        {
            seenAt = time.GetTimestamp();
            // What is read may be older than what was told meanwhile.
            if (latest is { } known && known.Revision >= chat.Revision)
                return;
            latest = chat;
            (told, news) = (news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        told.SetResult();
    }

    private async Task<Chat?> ReadAsync()
    {
        // Not while the gate is held.
        await Task.Yield();
        try
        {
            if (await table.ReadAsync(RowKeys.Partition(bucket), RowKeys.Chat(id), CancellationToken.None) is { } row)
                See(ChatRow.Read(row));
            lock (gate)
                return latest;
        }
        finally
        {
            lock (gate)
                reading = null;
        }
    }
}
