using Azure;
using Azure.Data.Tables;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Stores;

namespace ContactRouter.Storage.Tests.Tables;

public sealed class MemoryTableTests : TransactionalTableTests
{
    protected override Task<ITransactionalTable> OpenAsync() => Task.FromResult<ITransactionalTable>(new MemoryTable());

    // What follows Azure refuses but the emulator takes: only the table in memory shows it.
    [Fact]
    public Task A_transaction_stays_within_one_partition() => AssertRefusedAsync(new TableEntity("0a", "row"), new TableEntity("0b", "other"));

    [Fact]
    public Task A_property_holds_64_KiB_at_most() => AssertRefusedAsync(new TableEntity("0a", "row") { ["Text"] = new byte[(64 * 1024) + 1] });

    [Fact]
    public Task A_text_counts_two_bytes_a_character() => AssertRefusedAsync(new TableEntity("0a", "row") { ["Text"] = new string('a', (32 * 1024) + 1) });

    [Fact]
    public Task A_row_holds_1_MiB_at_most()
    {
        var row = new TableEntity("0a", "row");
        for (var i = 0; i < 16; i++)
            row[$"Part{i}"] = new byte[64 * 1024];
        return AssertRefusedAsync(row);
    }

    private static async Task AssertRefusedAsync(params TableEntity[] rows)
    {
        var table = new MemoryTable();

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => table.WriteAsync(
            [.. rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row))], TestContext.Current.CancellationToken));

        Assert.Equal(400, Assert.IsType<RequestFailedException>(refused.InnerException).Status);
        Assert.Null(await table.ReadAsync("0a", "row", TestContext.Current.CancellationToken));
    }
}
