using System.Collections.Concurrent;
using System.Text.Json;
using ContactRouter.Cases;
using ContactRouter.Routing;
using ContactRouter.Storage.Accounts;
using ContactRouter.Storage.Cases;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Cases;

/// <summary>P4: an answer time that runs out or ran out is said, once each.</summary>
public sealed class AnswerTimeWatchTests : IAsyncDisposable
{
    private readonly MemoryStore store = new();
    private readonly WatchedTime time = new(CaseShelf.Monday);
    private readonly TestLog log = new();
    private readonly TableProbe table;
    private readonly CaseShelf shelf;
    private readonly ContactEngine engine;
    private readonly ConcurrentQueue<(string Desk, CaseAlert Alert)> given = new();

    public AnswerTimeWatchTests()
    {
        table = new TableProbe(store.Table);
        shelf = new CaseShelf(store);
        engine = NewEngine();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        log.AssertNoError();
    }

    [Fact]
    public async Task A_case_is_said_to_be_due_soon_once_and_overdue_once()
    {
        var @case = await shelf.OpenAsync(CaseShelf.Case("watched"));
        await WatchAsync(@case.DueSoonAt.AddMilliseconds(-1));
        Assert.Empty(await AlertsAsync());

        await WatchAsync(@case.DueSoonAt);
        await WatchAsync(@case.DueSoonAt.AddMinutes(1));
        Assert.Equal([("contactrouter.case.duesoon.v1", @case.Number.Value)], await AlertsAsync());

        await WatchAsync(@case.DueAt);
        await WatchAsync(@case.DueAt.AddHours(1));
        Assert.Equal([("contactrouter.case.overdue.v1", @case.Number.Value)], await AlertsAsync());
        Assert.Equal([("cs", CaseAlert.DueSoon), ("cs", CaseAlert.Overdue)], given);
    }

    [Fact]
    public async Task Whoever_comes_too_late_for_the_warning_says_that_it_is_overdue()
    {
        var @case = await shelf.OpenAsync(CaseShelf.Case("late"));
        await WatchAsync(@case.DueAt.AddDays(1));
        Assert.Equal([("contactrouter.case.overdue.v1", @case.Number.Value)], await AlertsAsync());
    }

    [Fact]
    public async Task An_answered_case_and_a_closed_one_are_passed_over()
    {
        await shelf.ChangeAsync(CaseLife.Answer(await shelf.OpenAsync(CaseShelf.Case("answered")), "Here.", close: false, CaseShelf.Monday));
        await shelf.ChangeAsync(CaseLife.Close(await shelf.OpenAsync(CaseShelf.Case("closed")), "", CaseShelf.Monday));
        await WatchAsync(CaseShelf.Monday.AddDays(7));
        Assert.Empty(await AlertsAsync());
        Assert.Equal(0, table.Commits);
    }

    [Fact]
    public async Task Of_one_due_time_a_warning_is_found_behind_a_case_that_is_in_time()
    {
        var due = CaseShelf.Monday.AddDays(1);
        // All of one sender, so that they stand in one list.
        var cases = Enumerable.Range(0, 8).Select(n => CaseShelf.Case($"{n}", dueAt: due)).OrderBy(item => item.Id.ToString(), StringComparer.Ordinal).ToList();
        var last = cases[^1] with { DueSoonAt = due.AddHours(-6) };
        await shelf.OpenManyAsync([.. cases[..^1], last]);

        await WatchAsync(due.AddHours(-5));

        Assert.Equal([("contactrouter.case.duesoon.v1", last.Number.Value)], await AlertsAsync());
    }

    [Fact]
    public async Task A_backlog_of_many_is_said_of_all_desks_at_once()
    {
        var cases = Enumerable.Range(0, 300).Select(n => CaseShelf.Case($"{n}", $"customer{n}@buyer.example", desk: n % 2 == 0 ? "cs" : "b2b")).ToList();
        await shelf.OpenManyAsync(cases);

        await WatchAsync(CaseShelf.Monday.AddDays(2));

        Assert.Equal(cases.Select(item => item.Number.Value).Order(StringComparer.Ordinal), (await AlertsAsync()).Select(alert => alert.Subject).Order(StringComparer.Ordinal));
        Assert.Equal((150, 150), (given.Count(alert => alert.Desk == "cs"), given.Count(alert => alert.Desk == "b2b")));
        await WatchAsync(CaseShelf.Monday.AddDays(3));
        Assert.Empty(await AlertsAsync());
    }

    [Fact]
    public async Task A_bucket_that_does_not_answer_keeps_no_other_desks_alert_back()
    {
        var broken = await shelf.OpenAsync(CaseShelf.Case("broken", "anna@buyer.example", desk: "b2b"));
        var other = await shelf.OpenAsync(CaseShelf.Case("other", "bob@buyer.example"));
        var (from, _) = RowKeys.DeskList(broken.Desk, CaseState.Open);
        time.SetUtcNow(broken.DueAt);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => NewWatch(new BrokenRange(table, from)).RunAsync(Note, Cancellation));

        Assert.Equal([("contactrouter.case.overdue.v1", other.Number.Value)], await AlertsAsync());
        Assert.Equal([("cs", CaseAlert.Overdue)], given);
    }

    private Task WatchAsync(DateTimeOffset at)
    {
        time.SetUtcNow(at);
        return NewWatch(table).RunAsync(Note, Cancellation);
    }

    private void Note(Desk desk, CaseAlert alert) => given.Enqueue((desk.Name, alert));

    private AnswerTimeWatch NewWatch(ITransactionalTable read) => new(read, engine, new RoutingOptions(), CaseShelf.Identity, time, log.For<AnswerTimeWatch>());

    private async Task<IReadOnlyList<(string Type, string Subject)>> AlertsAsync()
    {
        await engine.SettleAsync();
        return [.. (await store.DrainAsync(StorageNames.AlertsQueue)).Select(body => JsonDocument.Parse(body).RootElement)
            .Select(item => (item.GetProperty("type").GetString()!, item.GetProperty("subject").GetString()!))];
    }

    private ContactEngine NewEngine() => new(
        table, store.Blobs, new OutboxPublisher(table, store.Queues, () => engine, time, log.For<OutboxPublisher>()), new AccountCheck(table, Samples.Identity),
        Samples.Decider, Samples.Desks, Samples.Chats, Samples.Identity, new CaseDirectory(table), new LedgerCounts(time), time, log.For<ContactEngine>());

    /// <summary>A table of which one kind of range cannot be read.</summary>
    private sealed class BrokenRange(ITransactionalTable inner, string broken) : ITransactionalTable
    {
        public Task<Azure.Data.Tables.TableEntity?> ReadAsync(string partitionKey, string rowKey, CancellationToken cancellation) =>
            inner.ReadAsync(partitionKey, rowKey, cancellation);

        public IAsyncEnumerable<Azure.Data.Tables.TableEntity> RangeAsync(string partitionKey, string from, string to, CancellationToken cancellation) =>
            from == broken ? throw TableProbe.Fault() : inner.RangeAsync(partitionKey, from, to, cancellation);

        public Task<WriteOutcome> WriteAsync(IReadOnlyList<Azure.Data.Tables.TableTransactionAction> actions, CancellationToken cancellation) =>
            inner.WriteAsync(actions, cancellation);

        public Task<bool> RemoveAsync(string partitionKey, string rowKey, Azure.ETag ifMatch, CancellationToken cancellation) =>
            inner.RemoveAsync(partitionKey, rowKey, ifMatch, cancellation);
    }
}
