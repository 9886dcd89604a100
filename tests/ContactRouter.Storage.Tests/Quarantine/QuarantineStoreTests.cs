using System.Text;
using Azure.Data.Tables;
using ContactRouter.Storage.Quarantine;
using ContactRouter.Storage.Setup;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Quarantine;

public sealed class QuarantineStoreTests : IDisposable
{
    private static readonly SetAside Item = new(
        "contact-requests", "8e03978e-40d5-43e8-bc93-6894a57f9324", "invalid-message", "email: Enter an e-mail address.", Samples.Monday, "{}"u8.ToArray());

    private readonly TestLog log = new();
    private readonly TableClient table;
    private readonly QuarantineStore store;

    public QuarantineStoreTests(AzuriteFixture azurite)
    {
        StorageClients clients = azurite.NewClients();
        table = clients.Tables.GetTableClient(StorageNames.QuarantineTable);
        store = new QuarantineStore(table, log.For<QuarantineStore>());
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => log.AssertNoError();

    [Fact]
    public async Task What_is_set_aside_is_filed_under_its_day_with_its_reason()
    {
        await table.CreateAsync(Cancellation);

        await store.KeepAsync(Item, Cancellation);

        TableEntity row = await table.GetEntityAsync<TableEntity>(
            "2026-11-23", "2026-11-23T01:00:00.000Z|contact-requests|8e03978e-40d5-43e8-bc93-6894a57f9324", cancellationToken: Cancellation);
        Assert.Equal(
            ("contact-requests", "invalid-message", "email: Enter an e-mail address.", "{}"),
            (row.GetString("Source"), row.GetString("Reason"), row.GetString("Detail"), Encoding.UTF8.GetString(row.GetBinary("Body"))));
        Assert.Equal(Samples.Monday, row.GetDateTimeOffset("SentAt"));
    }

    [Fact]
    public async Task What_is_set_aside_again_takes_the_same_place()
    {
        await table.CreateAsync(Cancellation);

        await store.KeepAsync(Item, Cancellation);
        await store.KeepAsync(Item with { Reason = "poison" }, Cancellation);

        Assert.Equal("poison", Assert.Single(await RowsAsync()).GetString("Reason"));
    }

    // A request with thousands of wrong fields has a fault for each; the emulator would take a text of any length, Azure does not.
    [Fact]
    public async Task The_longest_item_is_within_the_stores_limits()
    {
        await table.CreateAsync(Cancellation);

        await store.KeepAsync(Item with { Detail = string.Concat(Enumerable.Repeat("a漢😀", 100_000)), Body = new byte[64 * 1024] }, Cancellation);

        var row = Assert.Single(await RowsAsync());
        Assert.Null(TableLimits.FaultOf([new TableTransactionAction(TableTransactionActionType.Add, row)]));
        Assert.StartsWith("a漢😀a漢😀", row.GetString("Detail"), StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', row.GetString("Detail"));
    }

    [Fact]
    public async Task Without_its_table_nothing_counts_as_kept()
    {
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.KeepAsync(Item, Cancellation));

        Assert.Empty(log.Warnings);
    }

    private async Task<List<TableEntity>> RowsAsync() => await table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation);
}
