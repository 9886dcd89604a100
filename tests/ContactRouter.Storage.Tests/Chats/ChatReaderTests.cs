using ContactRouter.Chats;
using ContactRouter.Storage.Chats;
using ContactRouter.Storage.Tests.Engine;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Chats;

/// <summary>Waiting for news: at once on the same instance, within an interval from others, and cheap.</summary>
public sealed class ChatReaderTests : EngineTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task What_is_said_on_the_same_instance_is_told_at_once()
    {
        var chats = Shop.NewChats();
        var chat = await chats.OpenAsync();
        var waiting = chats.Reader.ReadAsync(chat, 0, ChatReader.LongestWait, Cancellation);
        await Shop.Time.WaitBeganAsync(Second);

        await chats.SayAsync(chat, "Hello");

        Assert.Equal(["Hello"], (await waiting)!.Lines.Select(line => line.Text));
    }

    [Fact]
    public async Task A_mark_is_news_without_a_line()
    {
        var chats = Shop.NewChats();
        var chat = await chats.OpenAsync();
        await chats.SayAsync(chat, "Hello");
        var waiting = chats.Reader.ReadAsync(chat, 1, ChatReader.LongestWait, Cancellation);
        await Shop.Time.WaitBeganAsync(Second);
        await chats.DoneAsync(new ChatCommand.Read(chat, ChatSide.Agent, 1));
        var news = await waiting;
        Assert.Equal((0, 1), (news!.Lines.Count, news.Chat.ReadByDesk));
    }

    [Fact]
    public async Task What_another_instance_took_is_seen_by_the_next_look()
    {
        var (one, other) = (Shop.NewChats(), Shop.NewChats());
        var chat = await one.OpenAsync();
        var waiting = other.Reader.ReadAsync(chat, 0, ChatReader.LongestWait, Cancellation);
        await Shop.Time.WaitBeganAsync(Second);
        await one.SayAsync(chat, "Hello");
        Assert.False(waiting.IsCompleted);

        Shop.Time.Advance(Second);

        Assert.Equal(["Hello"], (await waiting)!.Lines.Select(line => line.Text));
    }

    [Fact]
    public async Task Without_news_the_answer_comes_when_the_wait_is_over()
    {
        var chats = Shop.NewChats();
        var chat = await chats.OpenAsync();
        await chats.SayAsync(chat, "Hello");
        Assert.Empty((await chats.Reader.ReadAsync(chat, 1, TimeSpan.Zero, Cancellation))!.Lines);
        var waiting = chats.Reader.ReadAsync(chat, 1, TimeSpan.FromMilliseconds(700), Cancellation);
        await Shop.Time.WaitBeganAsync(TimeSpan.FromMilliseconds(700));
        Shop.Time.Advance(TimeSpan.FromMilliseconds(700));
        Assert.Empty((await waiting)!.Lines);
    }

    [Fact]
    public async Task Who_waits_over_the_end_of_the_hours_is_told_at_that_moment()
    {
        var chats = Shop.NewChats();
        var chat = await chats.OpenAsync();
        var midnight = new DateTimeOffset(2026, 11, 23, 16, 0, 0, TimeSpan.Zero);
        Shop.Time.SetUtcNow(midnight - TimeSpan.FromSeconds(3));
        var waiting = chats.Reader.ReadAsync(chat, 0, ChatReader.LongestWait, Cancellation);
        await Shop.Time.WaitBeganAsync(TimeSpan.FromSeconds(3));
        Shop.Time.SetUtcNow(midnight);
        var news = await waiting;
        Assert.Equal((ChatState.Ended, EndReasons.Closed, midnight), (news!.Chat.State, news.Chat.EndReason, news.Chat.EndedAt));
    }

    [Fact]
    public async Task A_reload_brings_all_lines_and_an_end_is_told_at_once()
    {
        var chats = Shop.NewChats();
        var chat = await chats.OpenAsync();
        for (var n = 0; n < 15; n++)
            await chats.SayAsync(chat, $"Line {n}");
        await chats.EndAsync(chat);
        var news = await Shop.NewChats().Reader.ReadAsync(chat, 0, ChatReader.LongestWait, Cancellation);
        Assert.Equal(Enumerable.Range(1, 16), news!.Lines.Select(line => line.Sequence));
        Assert.Empty((await chats.Reader.ReadAsync(chat, 16, ChatReader.LongestWait, Cancellation))!.Lines);
    }

    [Fact]
    public async Task Customer_and_desk_who_wait_in_a_silent_chat_cost_nine_reads_a_minute_together()
    {
        var (one, other) = (Shop.NewChats(), Shop.NewChats());
        var chat = await one.OpenAsync();
        Shop.Time.Advance(TimeSpan.FromMinutes(3));
        var before = Shop.Table.Reads;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        // Neither hears of anything by itself: all is said on the other instance.
        var pollers = new[] { PollAsync(other, chat, stop.Token), PollAsync(other, chat, stop.Token) };
        for (var quarter = 0; quarter < 5 * 60 * 4; quarter++)
        {
            Shop.Time.Advance(TimeSpan.FromMilliseconds(250));
            // So that what the clock woke can run before it is moved on.
            for (var i = 0; i < 20; i++)
                await Task.Yield();
        }

        await stop.CancelAsync();
        await Task.WhenAll(pollers);
        Assert.InRange((Shop.Table.Reads - before) / 5.0, 1, 10);
    }

    [Fact]
    public async Task A_line_costs_one_commit_and_no_read()
    {
        var chats = Shop.NewChats();
        var chat = await chats.OpenAsync();
        await Shop.SettleAsync();
        var (reads, commits) = (Shop.Table.Reads, Shop.Table.Commits);
        await chats.SayAsync(chat, "Hello");
        await chats.DoneAsync(TestChats.Line(chat, "Are you there?", key: "mine"));
        Assert.Equal((0, 2), (Shop.Table.Reads - reads, Shop.Table.Commits - commits));
    }

    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());

    private static async Task PollAsync(TestChats chats, ChatId chat, CancellationToken stop)
    {
        try
        {
            while (true)
                await chats.Reader.ReadAsync(chat, 0, ChatReader.LongestWait, stop);
        }
        catch (OperationCanceledException)
        {
            // The minutes are over.
        }
    }
}
