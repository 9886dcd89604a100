using Azure;
using Azure.Data.Tables;
using ContactRouter.Storage.Tables;
using static Azure.Data.Tables.TableTransactionActionType;

namespace ContactRouter.Storage.Tests.Tables;

/// <summary>What the engine relies on in a table, held against each table there is.</summary>
public abstract class TransactionalTableTests
{
    private const string Partition = "0a";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<ITransactionalTable> OpenAsync();

    [Fact]
    public async Task A_row_is_read_as_it_was_written()
    {
        var table = await OpenAsync();
        var at = new DateTimeOffset(2026, 11, 23, 1, 2, 3, 456, TimeSpan.Zero);
        var row = new TableEntity(Partition, "row")
        {
            ["Text"] = "größer 漢字 😀",
            ["Bytes"] = new byte[] { 0, 255 },
            ["Count"] = 7,
            ["Flag"] = true,
            ["At"] = at,
        };

        var written = await table.WriteAsync([new(Add, row)], Cancellation);
        var read = await table.ReadAsync(Partition, "row", Cancellation);

        Assert.True(written.Written);
        Assert.Equal(Assert.Single(written.ETags), read!.ETag);
        Assert.Equal("größer 漢字 😀", read.GetString("Text"));
        Assert.Equal([0, 255], read.GetBinary("Bytes"));
        Assert.Equal(7, read.GetInt32("Count"));
        Assert.True(read.GetBoolean("Flag"));
        Assert.Equal(at, read.GetDateTimeOffset("At"));
    }

    [Fact]
    public async Task A_missing_row_is_null() => Assert.Null(await (await OpenAsync()).ReadAsync(Partition, "row", Cancellation));

    [Fact]
    public async Task A_range_holds_its_first_key_but_not_its_last_and_is_in_order()
    {
        var table = await OpenAsync();
        await table.WriteAsync([.. new[] { "d", "b", "a", "c", "b|1" }.Select(key => new TableTransactionAction(Add, Row(key)))], Cancellation);
        await table.WriteAsync([new(Add, new TableEntity("0b", "bb"))], Cancellation);

        var keys = await KeysAsync(table, "b", "d");

        Assert.Equal(["b", "b|1", "c"], keys);
    }

    [Fact]
    public async Task A_transaction_is_written_whole_or_not_at_all()
    {
        var table = await OpenAsync();
        await table.WriteAsync([new(Add, Row("there"))], Cancellation);

        var refused = await table.WriteAsync([new(Add, Row("one")), new(Add, Row("two")), new(Add, Row("there")), new(Add, Row("three"))], Cancellation);
        Assert.Equal(["there"], await KeysAsync(table));
        var taken = await table.WriteAsync([new(Add, Row("one")), new(Add, Row("two"))], Cancellation);

        Assert.Equal(2, refused.ConflictAt);
        Assert.Empty(refused.ETags);
        Assert.True(taken.Written);
        Assert.Equal(["one", "there", "two"], await KeysAsync(table));
    }

    [Fact]
    public async Task Each_row_of_a_transaction_gets_its_ETag_in_order()
    {
        var table = await OpenAsync();

        var written = await table.WriteAsync([new(Add, Row("b")), new(Add, Row("a"))], Cancellation);

        Assert.Equal((await table.ReadAsync(Partition, "b", Cancellation))!.ETag, written.ETags[0]);
        Assert.Equal((await table.ReadAsync(Partition, "a", Cancellation))!.ETag, written.ETags[1]);
    }

    [Theory]
    [InlineData(UpdateReplace)]
    [InlineData(UpdateMerge)]
    [InlineData(Delete)]
    public async Task A_row_that_changed_since_it_was_read_stays(TableTransactionActionType action)
    {
        var table = await OpenAsync();
        var read = (await table.WriteAsync([new(Add, Row("row"))], Cancellation)).ETags[0];
        await table.WriteAsync([new(UpdateReplace, Row("row", "changed"), read)], Cancellation);

        var outcome = await table.WriteAsync([new(Add, Row("first")), new(action, Row("row", "mine"), read)], Cancellation);

        Assert.Equal(1, outcome.ConflictAt);
        Assert.Equal("changed", (await table.ReadAsync(Partition, "row", Cancellation))!.GetString("Value"));
        Assert.Null(await table.ReadAsync(Partition, "first", Cancellation));
    }

    [Theory]
    [InlineData(UpdateReplace)]
    [InlineData(UpdateMerge)]
    [InlineData(Delete)]
    public async Task A_row_that_is_gone_is_a_conflict(TableTransactionActionType action)
    {
        var table = await OpenAsync();
        var read = (await table.WriteAsync([new(Add, Row("row"))], Cancellation)).ETags[0];
        await table.RemoveAsync(Partition, "row", read, Cancellation);

        var outcome = await table.WriteAsync([new(Add, Row("first")), new(action, Row("row"), read)], Cancellation);

        Assert.Equal(1, outcome.ConflictAt);
        Assert.Empty(await KeysAsync(table));
    }

    [Fact]
    public async Task A_replaced_row_loses_what_it_held_and_a_merged_one_keeps_it()
    {
        var table = await OpenAsync();
        var first = (await table.WriteAsync([new(Add, Row("row", "kept"))], Cancellation)).ETags[0];

        var merged = await table.WriteAsync([new(UpdateMerge, new TableEntity(Partition, "row") { ["Claim"] = 1 }, first)], Cancellation);
        var afterMerge = await table.ReadAsync(Partition, "row", Cancellation);
        await table.WriteAsync([new(UpdateReplace, new TableEntity(Partition, "row") { ["Claim"] = 2 }, merged.ETags[0])], Cancellation);
        var afterReplace = await table.ReadAsync(Partition, "row", Cancellation);

        Assert.Equal(("kept", 1), (afterMerge!.GetString("Value"), afterMerge.GetInt32("Claim")));
        Assert.Equal((null, 2), (afterReplace!.GetString("Value"), afterReplace.GetInt32("Claim")));
    }

    [Fact]
    public async Task A_row_is_removed_once_and_only_as_it_was_read()
    {
        var table = await OpenAsync();
        var stale = (await table.WriteAsync([new(Add, Row("row"))], Cancellation)).ETags[0];
        var current = (await table.WriteAsync([new(UpdateReplace, Row("row"), stale)], Cancellation)).ETags[0];

        Assert.False(await table.RemoveAsync(Partition, "row", stale, Cancellation));
        Assert.True(await table.RemoveAsync(Partition, "row", current, Cancellation));
        Assert.False(await table.RemoveAsync(Partition, "row", current, Cancellation));
        Assert.Empty(await KeysAsync(table));
    }

    [Fact]
    public async Task A_transaction_holds_100_rows_at_most()
    {
        var table = await OpenAsync();
        var rows = Enumerable.Range(0, 101).Select(n => new TableTransactionAction(Add, Row($"{n:d3}"))).ToList();

        // Azure says 400; the emulator's answer is one that the client cannot even read.
        await Assert.ThrowsAnyAsync<Exception>(() => table.WriteAsync(rows, Cancellation));
        Assert.Empty(await KeysAsync(table));
        var written = await table.WriteAsync(rows[..100], Cancellation);

        Assert.Equal(100, written.ETags.Count);
    }

    [Fact]
    public async Task A_row_is_named_once_in_a_transaction()
    {
        var table = await OpenAsync();

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => table.WriteAsync([new(Add, Row("row")), new(UpsertReplace, Row("row"))], Cancellation));

        Assert.Equal(400, Assert.IsAssignableFrom<RequestFailedException>(refused.InnerException).Status);
        Assert.Empty(await KeysAsync(table));
    }

    [Fact]
    public async Task Of_two_writes_under_the_same_ETag_one_is_taken()
    {
        var table = await OpenAsync();
        var read = (await table.WriteAsync([new(Add, Row("row"))], Cancellation)).ETags[0];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(n => table.WriteAsync([new(UpdateReplace, Row("row"), read), new(Add, Row($"by {n}"))], Cancellation)));

        Assert.Single(outcomes, outcome => outcome.Written);
        Assert.All(outcomes.Where(outcome => !outcome.Written), outcome => Assert.Equal(0, outcome.ConflictAt));
        Assert.Equal(2, (await KeysAsync(table)).Count);
    }

    private static TableEntity Row(string key, string value = "") => new(Partition, key) { ["Value"] = value };

    private static async Task<List<string>> KeysAsync(ITransactionalTable table, string from = "", string to = "~")
    {
        var keys = new List<string>();
        await foreach (var row in table.RangeAsync(Partition, from, to, Cancellation))
            keys.Add(row.RowKey);
        return keys;
    }
}
