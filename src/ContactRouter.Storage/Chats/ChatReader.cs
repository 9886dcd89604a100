using System.Collections.Concurrent;
using ContactRouter.Chats;
using ContactRouter.Senders;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Chats;

/// <summary>
/// Reads chats for those who wait for news. What is committed on this instance is told at once; for what others commit the chat's row is read now and then,
/// often while people write, rarely where they fell silent. Lines are read only where there are new ones.
/// </summary>
public sealed class ChatReader
{
    /// <summary>So long at most somebody waits: proxies on the way cut longer silence.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(25);

    /// <summary>More lines than this come by the next call.</summary>
    private const int MostLines = 500;

    private static readonly (TimeSpan Silence, TimeSpan Interval)[] Intervals =
    [
        (TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1)),
        (TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(2)),
    ];

    /// <summary>Nine reads a minute, and 3.5 seconds on average until the first line after a silence is seen elsewhere.</summary>
    private static readonly TimeSpan IdleInterval = TimeSpan.FromSeconds(7);

    private static readonly TimeSpan Forget = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<ChatId, ChatView> views = new();
    private readonly ITransactionalTable table;
    private readonly ContactEngine engine;
    private readonly ChatClock clock;
    private readonly SenderIdentity identity;
    private readonly TimeProvider time;
    private long sweptAt;

    public ChatReader(ITransactionalTable table, ContactEngine engine, ChatRules rules, SenderIdentity identity, TimeProvider time)
    {
        (this.table, this.engine, this.identity, this.time) = (table, engine, identity, time);
        clock = rules.Clock;
        sweptAt = time.GetTimestamp();
        engine.ChatChanged += chat =>
        {
            if (views.TryGetValue(chat.Id, out var view))
                view.See(chat);
        };
    }

    /// <summary>The chat and its lines behind one; where there is nothing new, as soon as there is, or when the wait is over.</summary>
    /// <returns>Null where there is no such chat.</returns>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<ChatNews?> ReadAsync(ChatId id, int after, TimeSpan wait, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var view = ViewOf(id);
        Chat? first = null;
        while (true)
        {
            var news = view.News;
            if (await view.GetAsync(IntervalOf, cancellation) is not { } chat)
                return null;
            if (clock.OverBecause(chat, time.GetUtcNow()) is not null && chat.State != ChatState.Ended)
            {
                await engine.RunAsync(new ChatCommand.Watch(id), cancellation);
                chat = await view.GetAsync(_ => TimeSpan.Zero, cancellation) ?? chat;
            }

            first ??= chat;
            var left = wait - time.GetElapsedTime(started);
            if (chat.Sequence > after || chat.Revision > first.Revision || chat.State == ChatState.Ended || left <= TimeSpan.Zero)
                return new ChatNews(chat, chat.Sequence > after ? await LinesAsync(id, after, cancellation) : []);
            await WaitAsync(news, Shortest(left, IntervalOf(chat) - view.Age, clock.ClosesAt(chat) - time.GetUtcNow()), cancellation);
        }
    }

    private async Task<List<ChatLine>> LinesAsync(ChatId id, int after, CancellationToken cancellation)
    {
        var (from, to) = RowKeys.LinesAfter(id, after);
        return await table.RangeAsync(RowKeys.Partition(identity.BucketOf(id.Contact.Sender)), from, to, MostLines, cancellation)
            .Take(MostLines).Select(LineRow.Read).ToListAsync(cancellation);
    }

    private TimeSpan IntervalOf(Chat? chat)
    {
        var silence = chat is null ? TimeSpan.Zero : time.GetUtcNow() - chat.ActiveAt;
        foreach (var (longest, interval) in Intervals)
        {
            if (silence < longest)
                return interval;
        }

        return IdleInterval;
    }

    private async Task WaitAsync(Task news, TimeSpan span, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(news, Task.Delay(span, time, stop.Token));
        await stop.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    // A timer may fire a little early; and what is due now is looked at after a moment, not at once again and again.
    private static TimeSpan Shortest(TimeSpan left, TimeSpan untilRead, TimeSpan? untilClosed)
    {
        var span = untilRead < left ? untilRead : left;
        span = untilClosed < span ? untilClosed.Value : span;
        var least = TimeSpan.FromMilliseconds(20);
        return span < least ? least : span;
    }

    private ChatView ViewOf(ChatId id)
    {
        Sweep();
        return views.GetOrAdd(id, chat => new ChatView(chat, identity.BucketOf(chat.Contact.Sender), table, time));
    }

    private void Sweep()
    {
        if (time.GetElapsedTime(Interlocked.Read(ref sweptAt)) < Forget)
            return;
        Interlocked.Exchange(ref sweptAt, time.GetTimestamp());
        // Who waits asks at least as often as he may wait.
        foreach (var (id, view) in views)
        {
            if (time.GetElapsedTime(view.UsedAt) > Forget)
                views.TryRemove(id, out _);
        }
    }
}

/// <summary>A chat as it is now, with the lines that its reader has not seen.</summary>
public sealed record ChatNews(Chat Chat, IReadOnlyList<ChatLine> Lines);
