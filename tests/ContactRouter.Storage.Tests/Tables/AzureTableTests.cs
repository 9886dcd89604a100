using Azure;
using Azure.Data.Tables;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Tables;

public sealed class AzureTableTests(AzuriteFixture azurite) : TransactionalTableTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_that_does_not_exist_is_no_empty_table()
    {
        var table = new AzureTable(azurite.NewClients().Tables.GetTableClient(StorageNames.ContactsTable));
        var row = new TableEntity("0a", "row");

        await AssertUnavailableAsync(() => table.ReadAsync("0a", "row", Cancellation));
        await AssertUnavailableAsync(() => table.RangeAsync("0a", "", "~", Cancellation).ToListAsync(Cancellation).AsTask());
        await AssertUnavailableAsync(() => table.WriteAsync([new(TableTransactionActionType.Add, row)], Cancellation));
        await AssertUnavailableAsync(() => table.WriteAsync([new(TableTransactionActionType.UpdateReplace, row, ETag.All)], Cancellation));
        await AssertUnavailableAsync(() => table.RemoveAsync("0a", "row", ETag.All, Cancellation));
    }

    [Fact]
    public async Task A_range_of_several_pages_is_read_to_its_end()
    {
        var table = await OpenAsync();
        for (var batch = 0; batch < 11; batch++)
        {
            await table.WriteAsync(
                [.. Enumerable.Range(batch * 100, 100).Select(n => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("0a", $"{n:d5}")))],
                Cancellation);
        }

        var keys = await table.RangeAsync("0a", "", "~", Cancellation).Select(row => row.RowKey).ToListAsync(Cancellation);

        Assert.Equal(Enumerable.Range(0, 1100).Select(n => $"{n:d5}"), keys);
    }

    protected override async Task<ITransactionalTable> OpenAsync()
    {
        var client = azurite.NewClients().Tables.GetTableClient(StorageNames.ContactsTable);
        await client.CreateAsync(Cancellation);
        return new AzureTable(client);
    }

    private static async Task AssertUnavailableAsync(Func<Task> call)
    {
        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(call);
        Assert.Contains("TableNotFound", fault.Message, StringComparison.Ordinal);
    }
}
