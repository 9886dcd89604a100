using Azure.Data.Tables;
using Azure.Storage.Blobs;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Quarantine;

namespace ContactRouter.Storage.Tests.Support;

/// <summary>A quarantine on the emulator and a way to look into it that is not the product's.</summary>
internal sealed class TestQuarantine
{
    public TestQuarantine(AzuriteFixture azurite)
    {
        var clients = azurite.NewClients();
        Table = clients.Tables.GetTableClient(StorageNames.QuarantineTable);
        Bodies = clients.Blobs.GetBlobContainerClient(StorageNames.ContactsContainer);
        Ledger = new LedgerCounts(Time);
        Store = new QuarantineStore(Table, Bodies, Ledger, Time, Log.For<QuarantineStore>());
        List = new QuarantineList(Table, Time);
    }

    public TestLog Log { get; } = new();

    public WatchedTime Time { get; } = new(Samples.Monday);

    public LedgerCounts Ledger { get; }

    public TableClient Table { get; }

    public BlobContainerClient Bodies { get; }

    public QuarantineStore Store { get; }

    public QuarantineList List { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public QuarantinePurge NewPurge(int mostPerRun = 10_000, RetentionOptions? retention = null) =>
        new(Table, Bodies, retention ?? new RetentionOptions(), Time, Log.For<QuarantinePurge>()) { MostPerRun = mostPerRun };

    public async Task CreateAsync()
    {
        await Table.CreateAsync(Cancellation);
        await Bodies.CreateAsync(cancellationToken: Cancellation);
    }

    public async Task KeepAsync(SetAside item) => await Store.KeepAsync(item, Cancellation);

    /// <summary>Keeps an item that was sent on that day, on that day.</summary>
    public async Task KeepAsync(int daysAgo, string id, string reason = "invalid-message", int bodyBytes = 2)
    {
        var now = Time.GetUtcNow();
        var sent = new WatchedTime(now.AddDays(-daysAgo));
        await new QuarantineStore(Table, Bodies, Ledger, sent, Log.For<QuarantineStore>()).KeepAsync(
            new SetAside("contact-requests", id, reason, "email: Enter an e-mail address.", now.AddDays(-daysAgo), new byte[bodyBytes]), Cancellation);
    }

    public async Task<List<TableEntity>> RowsAsync() => await Table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation);

    public async Task<List<string>> BodiesAsync() =>
        await Bodies.GetBlobsAsync(cancellationToken: Cancellation).Select(blob => blob.Name).ToListAsync(Cancellation);
}
