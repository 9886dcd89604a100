using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Data.Tables;
using ContactRouter.Senders;
using ContactRouter.Storage.Accounts;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tests.Stores;

namespace ContactRouter.Storage.Tests.Support;

/// <summary>The storage part put together as the app does it, over stores that can be made to fail and be looked into.</summary>
internal sealed class Shop(TestStore store)
{
    private readonly ConcurrentBag<TestEngine> engines = [];
    private LedgerCounts? ledger;

    public WatchedTime Time { get; } = new(Samples.Monday);

    public TestLog Log { get; } = new();

    public LedgerCounts Ledger => ledger ??= new LedgerCounts(Time);

    public TableProbe Table { get; } = new(store.Table);

    public BlobProbe Blobs { get; } = new(store.Blobs);

    public QueueProbe Queues { get; } = new(store.Queues);

    public OutboxPublisher Publisher => new(Table, Queues, () => engines.First().FollowUps, Time, Log.For<OutboxPublisher>());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>An instance of the app; several share the stores, as in Azure.</summary>
    /// <param name="clock">Its own clock, where it differs from the others'.</param>
    public TestEngine NewEngine(TimeProvider? clock = null, SenderIdentity? identity = null, ContactDecider? decider = null)
    {
        var engine = new TestEngine(new ContactEngine(
            Table, Blobs, Publisher, new AccountCheck(Table, identity ?? Samples.Identity), decider ?? Samples.Decider, Samples.Desks, Samples.Chats, Samples.Identity,
            new CaseDirectory(Table), Ledger, clock ?? Time, Log.For<ContactEngine>()));
        engines.Add(engine);
        return engine;
    }

    /// <summary>Chats on an instance of the app.</summary>
    public TestChats NewChats(TestEngine? engine = null, TimeProvider? clock = null) => new(engine ?? NewEngine(clock), Table, clock ?? Time, Log);

    /// <summary>Waits until all engines have published what they accepted and removed its outbox rows.</summary>
    public async Task SettleAsync()
    {
        foreach (var engine in engines)
            await engine.SettleAsync();
    }

    public OutboxSweep NewSweep() => new(Table, Publisher, Samples.Identity, Time, Log.For<OutboxSweep>());

    /// <summary>All rows of all senders, in order of their keys.</summary>
    public async Task<IReadOnlyList<TableEntity>> RowsAsync(string from = "", string to = "~")
    {
        var rows = new List<TableEntity>();
        for (var bucket = 0; bucket < Samples.Identity.Buckets; bucket++)
            rows.AddRange(await store.Table.RangeAsync(RowKeys.Partition(bucket), from, to, Cancellation).ToListAsync(Cancellation));
        return [.. rows.OrderBy(row => row.RowKey, StringComparer.Ordinal)];
    }

    public Task<IReadOnlyList<TableEntity>> OutboxAsync() => RowsAsync("p|", "p}");

    public Task<byte[]?> ReadBlobAsync(string name) => store.ReadBlobAsync(name);

    /// <summary>Takes all events off a desk's queue.</summary>
    public Task<IReadOnlyList<JsonElement>> EventsAsync(string desk = "cs") => TakeAsync("desk-" + desk);

    /// <summary>Takes everything off a queue.</summary>
    public async Task<IReadOnlyList<JsonElement>> TakeAsync(string queue)
    {
        var bodies = await store.DrainAsync(queue);
        return [.. bodies.Select(body => JsonDocument.Parse(body).RootElement)];
    }
}
