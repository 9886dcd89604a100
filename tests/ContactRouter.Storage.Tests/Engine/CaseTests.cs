using Azure.Data.Tables;
using ContactRouter.Cases;
using ContactRouter.Desks;
using ContactRouter.Intake;
using ContactRouter.Routing;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;
using ContactRouter.Topics;

namespace ContactRouter.Storage.Tests.Engine;

/// <summary>Cases as they lie in the store: continued, answered, closed, moved, linked, by messages and by desks.</summary>
public abstract class CaseTests : EngineTests
{
    [Fact]
    public async Task A_conversation_is_one_case_with_one_place_in_a_list()
    {
        var engine = Shop.NewEngine();
        var opened = await engine.AcceptAsync(Samples.Message("first"), Cancellation);

        var reply = await engine.AcceptAsync(Reply("second", opened.CaseNumber), Cancellation);
        Assert.Equal([opened.CaseNumber], reply.Cases);
        Assert.Equal("answered", (await engine.DoneAsync(new DeskCommand.Reply(opened.CaseNumber, "It is on its way.", AndClose: false))).State);
        Shop.Time.Advance(TimeSpan.FromHours(2));
        await engine.AcceptAsync(Reply("third", opened.CaseNumber), Cancellation);
        await AssertListedAsync(opened.CaseNumber, "cs", CaseState.Open, Shop.Time.GetUtcNow().AddDays(1));
        Assert.Equal("closed", (await engine.DoneAsync(new DeskCommand.Close(opened.CaseNumber, "Solved."))).State);
        await AssertListedAsync(opened.CaseNumber, "cs", CaseState.Closed, Shop.Time.GetUtcNow().AddDays(1));
        Shop.Time.Advance(TimeSpan.FromDays(2));
        await engine.AcceptAsync(Reply("late", opened.CaseNumber), Cancellation);

        await AssertListedAsync(opened.CaseNumber, "cs", CaseState.Open, Shop.Time.GetUtcNow().AddDays(1));
        Assert.Equal(
            [TimelineKind.Message, TimelineKind.Replied, TimelineKind.Message, TimelineKind.Closed, TimelineKind.Reopened],
            (await TimelineAsync(opened)).Select(entry => entry.Kind));
        await Shop.SettleAsync();
        Assert.Equal([1, 2, 3, 4, 5, 6], (await Shop.EventsAsync()).Select(told => told.GetProperty("data").GetProperty("sequence").GetInt32()).Order());
        Assert.Equal("It is on its way.", Assert.Single(await Shop.TakeAsync("mail")).GetProperty("text").GetString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_hundred_messages_on_one_order_at_once_are_one_case_of_forty_messages(int instances)
    {
        var engines = Enumerable.Range(0, instances).Select(_ => Shop.NewEngine()).ToList();
        var messages = Enumerable.Range(0, 100).Select(n => Samples.Message($"message {n}") with { Subject = "Order B2B12345" }).ToList();

        var results = await Task.WhenAll(messages.Select((message, n) => engines[n % instances].SubmitAsync(message)));

        var admitted = results.OfType<IntakeResult.Accepted>().ToList();
        Assert.Equal(40, admitted.Count);
        var number = Assert.Single(admitted.Select(result => result.Answer.CaseNumber).Distinct());
        await AssertListedAsync(number, "cs", CaseState.Open, Samples.Monday.AddDays(1));
        Assert.Equal(40, (await CaseAsync(number)).Revision);
        await Shop.SettleAsync();
        Assert.Equal(Enumerable.Range(1, 40), (await Shop.EventsAsync()).Select(told => told.GetProperty("data").GetProperty("sequence").GetInt32()).Order());
    }

    [Fact]
    public async Task Messages_and_commands_at_once_leave_nothing_out()
    {
        var engines = new[] { Shop.NewEngine(), Shop.NewEngine() };
        var opened = await engines[0].AcceptAsync(Samples.Message("first"), Cancellation);

        await Task.WhenAll(
        [
            .. Enumerable.Range(0, 10).Select(n => engines[n % 2].AcceptAsync(Reply($"reply {n}", opened.CaseNumber), Cancellation)),
            .. Enumerable.Range(0, 10).Select(n => engines[n % 2].DoneAsync(new DeskCommand.Reply(opened.CaseNumber, $"answer {n}", AndClose: n == 5))),
            .. Enumerable.Range(0, 3).Select(n => engines[n % 2].DoAsync(new DeskCommand.Move(opened.CaseNumber, new Desk(n == 0 ? "b2b" : "triage"), ""))),
        ]);

        var @case = await CaseAsync(opened.CaseNumber);
        var entries = await TimelineAsync(opened);
        Assert.Equal(Enumerable.Range(2, @case.Sequence - 1), entries.Select(entry => entry.Sequence));
        Assert.Equal((10, 10), (entries.Count(entry => entry.Contact is not null), entries.Count(entry => entry.Kind == TimelineKind.Replied)));
        await AssertListedAsync(@case.Number, @case.Desk.Name, @case.State, @case.DueAt);
    }

    [Fact]
    public async Task A_case_that_is_moved_leaves_the_old_desks_list_and_both_desks_are_told()
    {
        var engine = Shop.NewEngine();
        var opened = await engine.AcceptAsync(Samples.Message("first"), Cancellation);
        await Shop.SettleAsync();
        await Shop.EventsAsync();

        var standing = await engine.DoneAsync(new DeskCommand.Move(opened.CaseNumber, new Desk("b2b"), "An invoice."));

        Assert.Equal(("b2b", opened.DueAt, 2), (standing.Desk, standing.DueAt, standing.Revision));
        await AssertListedAsync(opened.CaseNumber, "b2b", CaseState.Open, opened.DueAt);
        await Shop.SettleAsync();
        foreach (var desk in new[] { "cs", "b2b" })
        {
            var told = Assert.Single(await Shop.EventsAsync(desk));
            Assert.Equal(
                ("contactrouter.case.moved.v1", $"{opened.ContactId}:{opened.CaseNumber}:2"), (told.GetProperty("type").GetString(), told.GetProperty("id").GetString()));
            Assert.Equal(("b2b", "cs"), (told.GetProperty("data").GetProperty("desk").GetString(), told.GetProperty("data").GetProperty("fromDesk").GetString()));
        }
    }

    [Fact]
    public async Task What_somebody_saw_before_another_changed_it_is_stale()
    {
        var (one, other) = (Shop.NewEngine(), Shop.NewEngine());
        var opened = await one.AcceptAsync(Samples.Message("first"), Cancellation);
        await other.DoneAsync(new DeskCommand.Correct(opened.CaseNumber, Topic.Returns) { Seen = 1 });

        // The first instance still has the case of before in its cache: it must neither overwrite nor refuse what is up to date.
        var stale = Assert.IsType<DeskResult.Stale>(await one.DoAsync(new DeskCommand.Close(opened.CaseNumber, "") { Seen = 1 }));
        Assert.Equal((2, "returns"), (stale.Standing.Revision, stale.Standing.Topic));
        await other.DoneAsync(new DeskCommand.Correct(opened.CaseNumber, Topic.Refunds) { Seen = 2 });
        Assert.Equal(4, (await one.DoneAsync(new DeskCommand.Close(opened.CaseNumber, "") { Seen = 3 })).Revision);
    }

    [Fact]
    public async Task A_command_again_under_its_name_is_answered_as_the_first_time_and_done_once()
    {
        var engine = Shop.NewEngine();
        var opened = await engine.AcceptAsync(Samples.Message("first"), Cancellation);
        DeskCommand Named(string text) => new DeskCommand.Reply(opened.CaseNumber, text, AndClose: false) { Seen = 1, Name = "mine" };

        var first = await engine.DoneAsync(Named("Hello."));
        await engine.DoneAsync(new DeskCommand.Close(opened.CaseNumber, ""));

        Assert.Equal(first, await engine.DoneAsync(Named("Hello.")));
        Assert.Equal(first, await Shop.NewEngine().DoneAsync(Named("Hello.")));
        Assert.IsType<DeskResult.NameReused>(await engine.DoAsync(Named("Something else.")));
        await Shop.SettleAsync();
        Assert.Single(await Shop.TakeAsync("mail"));
    }

    [Fact]
    public async Task A_command_twice_at_once_is_done_once()
    {
        var engine = Shop.NewEngine();
        var opened = await engine.AcceptAsync(Samples.Message("first"), Cancellation);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            engine.DoneAsync(new DeskCommand.Reply(opened.CaseNumber, "Hello.", AndClose: false) { Name = "mine" })));

        Assert.Single(results.Distinct());
        Assert.Single(await TimelineAsync(opened));
    }

    [Fact]
    public async Task A_command_whose_commits_answer_was_lost_is_done_and_said_to_be()
    {
        var engine = Shop.NewEngine();
        var opened = await engine.AcceptAsync(Samples.Message("first"), Cancellation);
        Shop.Table.OnWrite = async (_, write) =>
        {
            Shop.Table.OnWrite = null;
            await write();
            throw TableProbe.Fault();
        };

        Assert.Equal("closed", (await engine.DoneAsync(new DeskCommand.Close(opened.CaseNumber, "") { Seen = 1 })).State);

        Assert.Single(await TimelineAsync(opened));
        Assert.Equal("open", (await engine.DoneAsync(new DeskCommand.Reopen(opened.CaseNumber, "") { Seen = 2 })).State);
    }

    [Fact]
    public async Task A_command_about_no_case_is_told_so() =>
        Assert.IsType<DeskResult.NoCase>(await Shop.NewEngine().DoAsync(
            new DeskCommand.Close(CaseNumber.For(new CaseId(Samples.Message().Id, 1), bucket: 3, attempt: 0), "")));

    [Fact]
    public async Task A_linked_case_is_known_on_both_sides_also_after_a_crash()
    {
        var engine = Shop.NewEngine();
        var first = await engine.AcceptAsync(Samples.Message("first"), Cancellation);
        await Shop.SettleAsync();
        Shop.Queues.IsDown = true;
        var other = await engine.AcceptAsync(
            Samples.Message("other", "colleague@buyer.example") with { Thread = [new ThreadSign.Ours(Samples.Identity.TokenOf(first.CaseNumber, Samples.Message().Id.Sender))] }, Cancellation);
        await Shop.SettleAsync();
        Assert.Empty((await CaseAsync(first.CaseNumber)).Linked);

        Shop.Queues.IsDown = false;
        Shop.Time.Advance(TimeSpan.FromMinutes(2));
        await Shop.NewSweep().RunAsync(Cancellation);
        await Shop.SettleAsync();

        Assert.NotEqual(first.CaseNumber, other.CaseNumber);
        Assert.Equal([other.CaseNumber], (await CaseAsync(first.CaseNumber)).Linked);
        Assert.Equal([first.CaseNumber], (await CaseAsync(other.CaseNumber)).Linked);
        Assert.Empty(await Shop.OutboxAsync());
    }

    [Fact]
    public async Task An_unproven_writers_case_is_linked_with_the_owners_and_changes_nothing_of_his()
    {
        var engine = Shop.NewEngine();
        var owners = await engine.AcceptAsync(Samples.Message("first") with { Subject = "B2B12345" }, Cancellation);

        var forged = await engine.AcceptAsync(Samples.Message("forged") with { Subject = "B2B12345", Verified = false, Network = "aaaaaaaaaaaaaaaa" }, Cancellation);
        await Shop.SettleAsync();

        Assert.Equal([owners.CaseNumber], (await CaseAsync(forged.CaseNumber)).Linked);
        var mine = await CaseAsync(owners.CaseNumber);
        Assert.Equal((1, CaseState.Open, owners.DueAt), (mine.Linked.Count, mine.State, mine.DueAt));
        // Desks work on his case as on any other, and the owner's next message does not fall into it.
        Assert.Equal("answered", (await engine.DoneAsync(new DeskCommand.Reply(forged.CaseNumber, "Who are you?", AndClose: false) { Seen = 1 })).State);
        Assert.Equal([owners.CaseNumber], (await engine.AcceptAsync(Samples.Message("more") with { Subject = "B2B12345" }, Cancellation)).Cases);
    }

    [Fact]
    public async Task A_released_form_of_an_unproven_writer_takes_nothing_from_the_addresss_owner()
    {
        for (var n = 0; n < 3; n++)
            await Shop.NewEngine().AcceptAsync(Samples.Message($"mine {n}") with { Subject = $"B2B1234{n}" }, Cancellation);
        var other = Shop.NewEngine();

        await other.AcceptAsync(Samples.Message("caught") with { Subject = "B2B12340", Verified = false, IsReleased = true }, Cancellation);
        await Shop.SettleAsync();

        var standing = Assert.IsType<IntakeResult.Accepted>(await Shop.NewEngine().SubmitAsync(Samples.Message("mine again") with { Subject = "B2B12341" })).Standing;
        Assert.Equal(36, standing.Left);
        Assert.Equal(4, (await Shop.RowsAsync("n|", "n}")).Count);
    }

    [Fact]
    public async Task What_is_read_for_a_stranger_lends_the_owners_ETag_to_nobody()
    {
        var first = await Shop.NewEngine().AcceptAsync(Samples.Message("mine") with { Subject = "B2B12345" }, Cancellation);
        var other = Shop.NewEngine();

        // One batch: the owner, whom this instance takes for new, and behind him a stranger for whom the owner's state is read.
        await Task.WhenAll(
            other.AcceptAsync(Samples.Message("mine again") with { Subject = "B2B12345" }, Cancellation),
            other.AcceptAsync(Samples.Message("strange") with { Subject = "B2B12345", Verified = false, Network = "aaaaaaaaaaaaaaaa" }, Cancellation));

        Assert.Equal(37, Assert.IsType<IntakeResult.Accepted>(await Shop.NewEngine().SubmitAsync(Samples.Message("more") with { Subject = "B2B12345" })).Standing.Left);
        Assert.Equal(3, (await CaseAsync(first.CaseNumber)).Revision);
    }

    [Fact]
    public async Task Strangers_links_neither_pile_up_nor_make_a_desks_view_stale()
    {
        var engine = Shop.NewEngine();
        var mine = await engine.AcceptAsync(Samples.Message("mine") with { Subject = "B2B12345" }, Cancellation);
        for (var network = 0; network < 3; network++)
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(n => engine.AcceptAsync(
                Samples.Message($"strange {network} {n}") with { Subject = "B2B12345 and B2B99999", Verified = false, Network = $"{network:x16}" }, Cancellation)));
        }

        await Shop.SettleAsync();

        var @case = await CaseAsync(mine.CaseNumber);
        Assert.Equal((Case.MostLinked, 1), (@case.Linked.Count, @case.Revision));
        Assert.Empty(await Shop.OutboxAsync());
    }

    [Fact]
    public async Task A_lost_answer_is_not_taken_for_anothers_commit_of_the_same_delivery()
    {
        var (one, other) = (Shop.NewEngine(), Shop.NewEngine());
        await one.AcceptAsync(Samples.Message("delivered"), Cancellation);
        Shop.Table.OnWrite = (_, _) => throw TableProbe.Fault();

        // The other instance gets the delivery again, and in the same commit a message of somebody else, which is in nowhere yet.
        await Assert.ThrowsAsync<StoreUnavailableException>(() => other.AcceptAsync(Samples.Message("delivered"), Cancellation));
        Shop.Table.OnWrite = null;

        Assert.IsType<IntakeResult.Accepted>(await other.SubmitAsync(Samples.Message("delivered")));
        Assert.Single(await Shop.RowsAsync("n|", "n}"));
    }

    [Fact]
    public async Task The_watch_alerts_once_when_it_is_soon_and_once_when_it_is_late()
    {
        var engine = Shop.NewEngine();
        var opened = await engine.AcceptAsync(Samples.Message("first"), Cancellation);
        var due = opened.DueAt;
        foreach (var (after, expected) in new[] { (TimeSpan.Zero, 0), (TimeSpan.FromHours(8), 1), (TimeSpan.Zero, 0), (due - Samples.Monday - TimeSpan.FromHours(8), 1), (TimeSpan.FromDays(1), 0) })
        {
            Shop.Time.Advance(after);
            await engine.DoAsync(new DeskCommand.Watch(opened.CaseNumber));
            await engine.DoAsync(new DeskCommand.Watch(opened.CaseNumber));
            await Shop.SettleAsync();
            Assert.Equal(expected, (await Shop.TakeAsync("alerts")).Count);
        }

        Assert.Equal(1, (await CaseAsync(opened.CaseNumber)).Revision);
        Assert.Equal("answered", (await engine.DoneAsync(new DeskCommand.Reply(opened.CaseNumber, "Sorry.", AndClose: false) { Seen = 1 })).State);
    }

    [Fact]
    public async Task Beyond_two_hundred_open_cases_the_oldest_is_still_found_by_its_order()
    {
        var engine = Shop.NewEngine();
        var numbers = new List<CaseNumber>();
        for (var n = 0; n < 202; n++)
        {
            Shop.Time.Advance(TimeSpan.FromMinutes(2));
            numbers.Add((await engine.AcceptAsync(Samples.Message($"message {n}") with { Subject = $"B2B{30_000 + n}" }, Cancellation)).CaseNumber);
        }

        Shop.Time.Advance(TimeSpan.FromMinutes(2));
        foreach (var instance in new[] { engine, Shop.NewEngine() })
        {
            var again = await instance.AcceptAsync(Samples.Message("again " + instance.GetHashCode()) with { Subject = "B2B30000" }, Cancellation);
            Assert.Equal([numbers[0]], again.Cases);
        }

        Assert.Equal(202, numbers.Distinct().Count());
    }

    private static ContactMessage Reply(string name, CaseNumber number)
    {
        var message = Samples.Message(name);
        return message with { Thread = [new ThreadSign.Ours(Samples.Identity.TokenOf(number, message.Id.Sender))] };
    }

    private async Task<Case> CaseAsync(CaseNumber number) => CaseRow.Read(await RowOfAsync(number));

    private async Task<TableEntity> RowOfAsync(CaseNumber number) =>
        Assert.Single(await Shop.RowsAsync(), row => row.RowKey.Contains("|c|", StringComparison.Ordinal) && row.GetString("Number") == number.Value);

    private async Task<List<TimelineEntry>> TimelineAsync(ContactAnswer opened)
    {
        var (from, to) = RowKeys.Entries(new CaseId(opened.ContactId, 1));
        return [.. (await Shop.RowsAsync(from, to)).Select(TimelineRow.Read)];
    }

    private async Task AssertListedAsync(CaseNumber number, string desk, CaseState state, DateTimeOffset due)
    {
        var row = Assert.Single(await Shop.RowsAsync(), row => row.RowKey[..2] is "d|" or "a|" or "z|" && row.GetString("Number") == number.Value);
        Assert.Equal(RowKeys.Listed(state, new Desk(desk), due, CaseRow.Read(await RowOfAsync(number)).Id), row.RowKey);
        Assert.Equal(state.ToString(), row.GetString("State"));
    }
}

public sealed class CaseMemoryTests : CaseTests
{
    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());
}

public sealed class CaseAzuriteTests(AzuriteFixture azurite) : CaseTests
{
    protected override Task<TestStore> OpenAsync() => AzuriteStore.OpenAsync(azurite);
}
