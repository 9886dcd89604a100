using ContactRouter.Chats;
using ContactRouter.Storage.Tests.Engine;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Chats;

/// <summary>What becomes of a chat: its words are a message, once, even where a crash comes in between; and what time does to it.</summary>
public abstract class ChatEndTests : EngineTests
{
    [Fact]
    public async Task What_was_said_is_a_case_and_a_mail()
    {
        var chats = Shop.NewChats();
        var chat = await TalkAsync(chats, "B2B12345");
        await chats.EndAsync(chat);
        await Shop.SettleAsync();

        var answer = await chats.Engine.FindAsync(chat.Contact, Cancellation);
        Assert.NotNull(answer);
        var mail = Assert.Single(await Shop.TakeAsync("mail"));
        Assert.Equal(("chat-transcript", answer.CaseNumber.Value), (mail.GetProperty("template").GetString(), mail.GetProperty("caseNumber").GetString()));
        Assert.Equal(
            ["contactrouter.chat.ended.v1", "contactrouter.chat.opened.v1", "contactrouter.contact.routed.v1"],
            (await Shop.EventsAsync()).Select(told => told.GetProperty("type").GetString()).Order());
        Assert.Empty(await Shop.OutboxAsync());
        Assert.Equal("answered", answer.Desk == "cs" ? await StateOfAsync() : null);

        // Filed again, nothing changes.
        await chats.Engine.FollowUps.FileAsync(chat, Cancellation);
        await Shop.NewEngine().FollowUps.FileAsync(chat, Cancellation);
        await Shop.SettleAsync();
        Assert.Single(await Shop.RowsAsync("n|", "n}"));
        Assert.Empty(await Shop.TakeAsync("mail"));
    }

    [Fact]
    public async Task It_joins_the_open_case_of_its_order()
    {
        var chats = Shop.NewChats();
        var opened = await chats.Engine.AcceptAsync(Samples.Message("first") with { Subject = "B2B12345" }, Cancellation);
        await chats.EndAsync(await TalkAsync(chats, "B2B12345"));
        await Shop.SettleAsync();
        Assert.Equal(opened.CaseNumber.Value, Assert.Single(await Shop.TakeAsync("mail")).GetProperty("caseNumber").GetString());
    }

    [Fact]
    public async Task What_a_crash_leaves_is_filed_by_the_sweep()
    {
        var chats = Shop.NewChats();
        var chat = await TalkAsync(chats, order: null);
        await Shop.SettleAsync();
        // From the end's commit on, nothing gets through.
        Shop.Table.OnWrite = async (_, write) =>
        {
            Shop.Table.OnWrite = (_, _) => throw TableProbe.Fault();
            return await write();
        };
        await chats.EndAsync(chat);
        await Shop.SettleAsync();
        Assert.NotEmpty(await Shop.OutboxAsync());
        Shop.Table.OnWrite = null;
        Assert.Null(await chats.Engine.FindAsync(chat.Contact, Cancellation));

        Shop.Time.Advance(TimeSpan.FromMinutes(2));
        Shop.NewEngine();
        await Shop.NewSweep().RunAsync(Cancellation);
        await Shop.SettleAsync();

        Assert.NotNull(await chats.Engine.FindAsync(chat.Contact, Cancellation));
        Assert.Single(await Shop.TakeAsync("mail"));
    }

    [Fact]
    public async Task An_unproven_customers_words_are_a_case_of_their_own()
    {
        var chats = Shop.NewChats();
        await chats.Engine.AcceptAsync(Samples.Message("first") with { Subject = "B2B12345" }, Cancellation);
        var chat = await TalkAsync(chats, "B2B12345", network: "aaaaaaaaaaaaaaaa");
        await chats.EndAsync(chat);
        await Shop.SettleAsync();
        Assert.Equal(2, (await Shop.RowsAsync("n|", "n}")).Count);
    }

    [Fact]
    public async Task The_watch_warns_and_ends_and_alerts_once()
    {
        var chats = Shop.NewChats();
        var (waiting, open) = (await chats.OpenAsync(), await TalkAsync(chats, order: null, sender: "other@buyer.example"));
        foreach (var (minutes, expectedWaiting, expectedOpen, alerts) in new[]
        {
            (5, 0, 3, 1), (3, 0, 4, 0), (1, 0, 4, 0), (1, 0, 5, 0), (18, 1, 5, 0), (2, 2, 5, 0),
        })
        {
            Shop.Time.Advance(TimeSpan.FromMinutes(minutes));
            await chats.WatchAsync();
            await chats.WatchAsync();
            await Shop.SettleAsync();
            Assert.Equal((expectedWaiting, expectedOpen), ((await chats.ReadAsync(waiting)).Chat.Sequence, (await chats.ReadAsync(open)).Chat.Sequence));
            Assert.Equal(alerts, (await Shop.TakeAsync("alerts")).Count);
        }

        Assert.Equal(EndReasons.NobodyCame, (await chats.ReadAsync(waiting)).Chat.EndReason);
        Assert.Equal(EndReasons.Idle, (await chats.ReadAsync(open)).Chat.EndReason);
        Assert.Empty(await chats.ListAsync());
    }

    [Fact]
    public async Task At_the_end_of_the_hours_all_chats_end()
    {
        var chats = Shop.NewChats();
        Shop.Time.Advance(TimeSpan.FromHours(14.9));
        var chat = await TalkAsync(chats, order: null);
        Shop.Time.SetUtcNow(new DateTimeOffset(2026, 11, 23, 16, 0, 0, TimeSpan.Zero));
        // Whoever looks first ends it; the watch has not come by.
        var seen = await Shop.NewChats().Reader.ReadAsync(chat, 0, TimeSpan.Zero, Cancellation);
        Assert.Equal((ChatState.Ended, EndReasons.Closed), (seen!.Chat.State, seen.Chat.EndReason));
        Assert.Equal(ChatEvent.Ended, seen.Lines[^1].Event);
    }

    private static async Task<ChatId> TalkAsync(TestChats chats, string? order, string? network = null, string sender = "anna@buyer.example")
    {
        var chat = await chats.OpenAsync(TestChats.Opening(sender, network, order));
        await chats.SayAsync(chat, "Where is my parcel?");
        await chats.DoneAsync(new ChatCommand.Join(chat, "Li Na"));
        await chats.SayAsync(chat, "It comes tomorrow.", ChatSide.Agent);
        return chat;
    }

    private async Task<string?> StateOfAsync() =>
        Assert.Single(await Shop.RowsAsync(), row => row.RowKey.Contains("|c|", StringComparison.Ordinal)).GetString("State").ToLowerInvariant();
}

public sealed class ChatEndMemoryTests : ChatEndTests
{
    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());
}

public sealed class ChatEndAzuriteTests(AzuriteFixture azurite) : ChatEndTests
{
    protected override Task<TestStore> OpenAsync() => AzuriteStore.OpenAsync(azurite);
}
