using ContactRouter.Chats;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Engine;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Chats;

/// <summary>Chats as they lie in the store: one at a time, lines in order, each once, whatever the number of instances.</summary>
public abstract class ChatTests : EngineTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Of_fifty_openings_at_once_one_gets_the_chat(int instances)
    {
        var chats = Enumerable.Range(0, instances).Select(_ => Shop.NewChats()).ToList();

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => chats[n % instances].TryOpenAsync(TestChats.Opening())));

        var opened = Assert.Single(results.OfType<OpeningResult.Opened>());
        Assert.All(results.OfType<OpeningResult.Refused>(), refused => Assert.IsType<ChatRefusal.AlreadyOpen>(refused.Refusal));
        Assert.Equal(50, results.OfType<OpeningResult.Refused>().Count() + 1);
        Assert.Equal([opened.Chat], (await chats[0].ListAsync()).Select(chat => chat.Id));
        // What was refused took nothing.
        Assert.Equal(39, opened.Standing!.Left);
        Assert.Single((await StateAsync(opened.Chat)).Admissions);
    }

    [Fact]
    public async Task After_the_end_another_one_opens()
    {
        var chats = Shop.NewChats();
        var first = await chats.OpenAsync();
        await chats.EndAsync(first);

        var second = await Shop.NewChats().OpenAsync();

        Assert.NotEqual(first, second);
        Assert.Equal([second], (await chats.ListAsync()).Select(chat => chat.Id));
        Assert.Equal(ChatState.Ended, (await chats.ReadAsync(first)).Chat.State);
    }

    [Fact]
    public async Task Nobody_takes_up_the_one_chat_of_somebody_else()
    {
        var chats = Shop.NewChats();
        await chats.OpenAsync(TestChats.Opening(network: "aaaaaaaaaaaaaaaa"));
        await chats.OpenAsync(TestChats.Opening(network: "bbbbbbbbbbbbbbbb"));
        await chats.OpenAsync();
        await chats.OpenAsync(TestChats.Opening("other@buyer.example"));

        Assert.IsType<OpeningResult.Refused>(await chats.TryOpenAsync(TestChats.Opening(network: "bbbbbbbbbbbbbbbb")));
        Assert.Equal(4, (await chats.ListAsync()).Count);
    }

    [Fact]
    public async Task An_opening_under_its_name_is_answered_as_the_first_time()
    {
        var (one, other) = (Shop.NewChats(), Shop.NewChats());
        var first = await one.OpenAsync(TestChats.Opening(key: "mine"));
        foreach (var chats in new[] { one, other })
        {
            var again = Assert.IsType<OpeningResult.Opened>(await chats.TryOpenAsync(TestChats.Opening(key: "mine")));
            Assert.Equal((first, true), (again.Chat, again.IsRepeat));
            Assert.IsType<OpeningResult.KeyReused>(await chats.TryOpenAsync(TestChats.Opening(key: "mine", order: "B2B12345")));
        }

        // The first answer holds after the end as well, and outside the hours.
        await one.EndAsync(first);
        Shop.Time.Advance(TimeSpan.FromHours(16));
        Assert.Equal(first, await other.OpenAsync(TestChats.Opening(key: "mine")));
        Shop.Time.Advance(TimeSpan.FromHours(9));
        Assert.NotEqual(first, await other.OpenAsync(TestChats.Opening(key: "mine")));
    }

    [Fact]
    public async Task Twins_at_once_are_one_chat()
    {
        var (one, other) = (Shop.NewChats(), Shop.NewChats());
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => (n % 2 == 0 ? one : other).TryOpenAsync(TestChats.Opening(key: "mine"))));
        Assert.Single(results.Select(result => Assert.IsType<OpeningResult.Opened>(result).Chat).Distinct());
    }

    [Fact]
    public async Task Outside_the_hours_nothing_is_written()
    {
        var chats = Shop.NewChats();
        Shop.Time.Advance(TimeSpan.FromHours(15));
        Assert.IsType<ChatRefusal.Closed>(Assert.IsType<OpeningResult.Refused>(await chats.TryOpenAsync(TestChats.Opening())).Refusal);
        Assert.Empty(await Shop.RowsAsync());
    }

    [Fact]
    public async Task The_budget_counts_openings_beside_messages()
    {
        var chats = Shop.NewChats();
        for (var n = 0; n < 39; n++)
            await chats.Engine.AcceptAsync(Samples.Message($"message {n}"), Cancellation);
        var chat = await chats.OpenAsync();
        await chats.EndAsync(chat);

        var blocked = Assert.IsType<OpeningResult.Blocked>(await chats.TryOpenAsync(TestChats.Opening()));

        Assert.Equal(blocked.Standing.BlockedUntil, Assert.IsType<IntakeResult.Blocked>(await Shop.NewEngine().SubmitAsync(Samples.Message("one more"))).Standing.BlockedUntil);
        Assert.Equal(40, (await StateAsync(chat)).Admissions.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Lines_at_once_are_each_there_once_and_in_one_order(int instances)
    {
        var chats = Enumerable.Range(0, instances).Select(_ => Shop.NewChats()).ToList();
        var chat = await chats[0].OpenAsync();
        await chats[0].DoneAsync(new ChatCommand.Join(chat, "Li Na"));

        var places = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => chats[n % instances].SayAsync(chat, $"Line {n}", ChatSide.Agent)));

        var lines = (await chats[0].ReadAsync(chat)).Lines;
        Assert.Equal(Enumerable.Range(1, 41), lines.Select(line => line.Sequence));
        Assert.Equal(Enumerable.Range(2, 40), places.Order());
        for (var n = 0; n < 40; n++)
            Assert.Equal($"Line {n}", lines[places[n] - 1].Text);
    }

    [Fact]
    public async Task A_line_under_its_name_is_said_once()
    {
        var (one, other) = (Shop.NewChats(), Shop.NewChats());
        var chat = await one.OpenAsync();
        var places = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => (n % 2 == 0 ? one : other).DoneAsync(TestChats.Line(chat, "Hello", key: "mine"))));
        Assert.Equal([1], places.Distinct());
        Assert.IsType<ChatResult.KeyReused>(await one.DoAsync(TestChats.Line(chat, "Other", key: "mine")));

        await one.EndAsync(chat);
        Assert.Equal(1, await other.DoneAsync(TestChats.Line(chat, "Hello", key: "mine")));
        Assert.IsType<ChatRefusal.Ended>(Assert.IsType<ChatResult.Refused>(await other.DoAsync(TestChats.Line(chat, "More", key: "other"))).Refusal);
        Assert.Equal(["Hello", "The chat has ended."], (await one.ReadAsync(chat)).Lines.Select(line => line.Text));
    }

    [Fact]
    public async Task A_refusal_is_looked_at_afresh()
    {
        var (one, other) = (Shop.NewChats(), Shop.NewChats());
        var chat = await one.OpenAsync();
        // This instance knows a chat that nobody joined.
        Assert.IsType<ChatResult.Refused>(await other.DoAsync(TestChats.Line(chat, "Hello", ChatSide.Agent)));
        await one.DoneAsync(new ChatCommand.Join(chat, "Li Na"));
        Assert.Equal(2, await other.SayAsync(chat, "Hello", ChatSide.Agent));
    }

    [Fact]
    public async Task A_chat_that_there_is_not_is_none()
    {
        var chats = Shop.NewChats();
        Assert.IsType<ChatResult.NoChat>(await chats.DoAsync(TestChats.Line(TestChats.Opening().Id, "Hello")));
        Assert.Null(await chats.Reader.ReadAsync(TestChats.Opening().Id, 0, TimeSpan.Zero, Cancellation));
        Assert.Empty(await Shop.RowsAsync());
    }

    [Fact]
    public async Task What_took_effect_though_its_answer_was_lost_is_done_once()
    {
        var chats = Shop.NewChats();
        await chats.OpenAsync(TestChats.Opening("first@buyer.example"));
        LoseTheNextAnswer();
        var chat = await chats.OpenAsync();
        LoseTheNextAnswer();
        Assert.Equal(1, await chats.SayAsync(chat, "Hello"));
        LoseTheNextAnswer();
        await chats.DoneAsync(new ChatCommand.Join(chat, "Li Na"));
        LoseTheNextAnswer();
        await chats.DoneAsync(new ChatCommand.Read(chat, ChatSide.Customer, 2));
        LoseTheNextAnswer();
        await chats.EndAsync(chat);

        var (ended, lines) = await chats.ReadAsync(chat);
        Assert.Equal([1, 2, 3], lines.Select(line => line.Sequence));
        Assert.Equal((ChatState.Ended, 2), (ended.State, ended.ReadByCustomer));
    }

    [Fact]
    public async Task What_the_client_tried_again_by_itself_is_done_once()
    {
        // The store took the first try and its answer was lost; the client's second one met the rows of the first.
        var chats = Shop.NewChats();
        await chats.OpenAsync(TestChats.Opening("first@buyer.example"));
        MeetTheOwnWrite();
        var chat = await chats.OpenAsync();
        MeetTheOwnWrite();
        Assert.Equal(1, await chats.SayAsync(chat, "Hello"));
        MeetTheOwnWrite();
        Assert.Equal(2, await chats.DoneAsync(TestChats.Line(chat, "Are you there?", key: "mine")));
        MeetTheOwnWrite();
        await chats.EndAsync(chat);
        Assert.Equal(["Hello", "Are you there?", "The chat has ended."], (await chats.ReadAsync(chat)).Lines.Select(line => line.Text));
        Assert.Single((await StateAsync(chat)).Admissions);
    }

    [Fact]
    public async Task A_store_that_is_down_opens_no_chat_and_takes_no_line()
    {
        var chats = Shop.NewChats();
        var chat = await chats.OpenAsync();
        Shop.Table.IsDown = true;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => chats.TryOpenAsync(TestChats.Opening("other@buyer.example")));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => chats.SayAsync(chat, "Hello"));
        Shop.Table.IsDown = false;
        Assert.Equal(1, await chats.SayAsync(chat, "Hello"));
    }

    private void LoseTheNextAnswer() => AfterTheNextWrite(() => throw TableProbe.Fault());

    private void MeetTheOwnWrite() => AfterTheNextWrite(() => WriteOutcome.Conflict(0));

    // One that takes effect: a removal of an outbox row that is gone already fails its transaction, which is sent again without it.
    private void AfterTheNextWrite(Func<WriteOutcome> answer) => Shop.Table.OnWrite = async (_, write) =>
    {
        var outcome = await write();
        if (!outcome.Written)
            return outcome;
        Shop.Table.OnWrite = null;
        return answer();
    };

    private async Task<Senders.SenderState> StateAsync(ChatId chat) => StateRow.Read(
        Assert.Single(await Shop.RowsAsync(), row => row.RowKey == WriterKey.Of(chat).RowKey), chat.Contact.Sender);
}

public sealed class ChatMemoryTests : ChatTests
{
    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());
}

public sealed class ChatAzuriteTests(AzuriteFixture azurite) : ChatTests
{
    protected override Task<TestStore> OpenAsync() => AzuriteStore.OpenAsync(azurite);
}
