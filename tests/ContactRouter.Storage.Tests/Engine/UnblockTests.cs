using ContactRouter.Intake;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;
using ContactRouter.Storage.Writers;

namespace ContactRouter.Storage.Tests.Engine;

public sealed class MemoryUnblockTests : UnblockTests
{
    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());
}

public sealed class AzuriteUnblockTests(AzuriteFixture azurite) : UnblockTests
{
    protected override Task<TestStore> OpenAsync() => AzuriteStore.OpenAsync(azurite);
}

/// <summary>Who is blocked is listed, and let in again by an operator (P5).</summary>
public abstract class UnblockTests : EngineTests
{
    private const string Network = "0123456789abcdef";

    private static WriterKey Anna => new(Samples.Message().Id.Sender, Network: null);

    private BlockedList List => new(Shop.Table, Samples.Identity, Shop.Time);

    [Fact]
    public async Task A_lifted_block_lets_forty_more_in_and_the_next_one_blocks_again()
    {
        var engine = Shop.NewEngine();
        await BlockAsync(engine, "a");
        Assert.True(await engine.UnblockAsync(Anna));
        for (var n = 0; n < 40; n++)
            await engine.AcceptAsync(Samples.Message($"after {n}"), Cancellation);
        Assert.IsType<IntakeResult.Blocked>(await engine.SubmitAsync(Samples.Message("too many")));
        Assert.True(await engine.UnblockAsync(Anna));
        Assert.False(await engine.UnblockAsync(Anna));
    }

    [Fact]
    public async Task Another_instance_notices_within_thirty_seconds()
    {
        var (blocked, other) = (Shop.NewEngine(), Shop.NewEngine());
        await BlockAsync(blocked, "a");
        // The other one has never seen him, and lifts it all the same.
        Assert.True(await other.UnblockAsync(Anna));
        await other.AcceptAsync(Samples.Message("there"), Cancellation);
        Assert.IsType<IntakeResult.Blocked>(await blocked.SubmitAsync(Samples.Message("here")));
        Shop.Time.Advance(TimeSpan.FromSeconds(30));
        await blocked.AcceptAsync(Samples.Message("here"), Cancellation);
    }

    [Fact]
    public async Task A_cache_from_before_the_block_does_not_hide_it()
    {
        var (early, late) = (Shop.NewEngine(), Shop.NewEngine());
        await early.AcceptAsync(Samples.Message("early"), Cancellation);
        Shop.Time.Advance(TimeSpan.FromHours(1));
        await BlockAsync(late, "a");
        Assert.True(await early.UnblockAsync(Anna));
        Assert.Empty((await List.ReadAsync(after: null, Cancellation)).Items);
    }

    [Fact]
    public async Task The_list_holds_who_is_blocked_now_whose_block_ends_first_before_the_others()
    {
        var engine = Shop.NewEngine();
        await BlockAsync(engine, "a", "anna@buyer.example");
        Shop.Time.Advance(TimeSpan.FromMinutes(1));
        await BlockAsync(engine, "b", "ben@buyer.example", Network);
        Shop.Time.Advance(TimeSpan.FromMinutes(1));
        await BlockAsync(engine, "c", "carl@buyer.example");

        var items = (await List.ReadAsync(after: null, Cancellation)).Items;
        Assert.Equal(["anna@buyer.example", "ben@buyer.example", "carl@buyer.example"], items.Select(block => block.Address));
        Assert.Equal([null, Network, null], items.Select(block => block.Writer.Network));
        Assert.Equal((Samples.Monday, Samples.Monday.AddHours(1), Channel.Form), (items[0].At, items[0].Until, items[0].Channel));

        Assert.True(await engine.UnblockAsync(items[1].Writer));
        Assert.Equal(["anna@buyer.example", "carl@buyer.example"], (await List.ReadAsync(after: null, Cancellation)).Items.Select(block => block.Address));
        Shop.Time.SetUtcNow(Samples.Monday.AddHours(1));
        Assert.Equal("carl@buyer.example", Assert.Single((await List.ReadAsync(after: null, Cancellation)).Items).Address);
        Shop.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(3, await new BlockPurge(Shop.Table, Samples.Identity, Shop.Time).RunAsync(Cancellation));
        Assert.Empty(await Shop.RowsAsync("b|", "b}"));
    }

    [Fact]
    public async Task Page_by_page_each_block_comes_once()
    {
        var rows = Enumerable.Range(0, 120).Select(n =>
        {
            var message = Samples.Message("x", $"sender{n}@buyer.example");
            var bucket = Samples.Identity.BucketOf(message.Id.Sender);
            return BlockRow.Write(bucket, new Block(WriterKey.Of(message), message.Sender.Value, message.Channel, Samples.Monday, Samples.Monday.AddMinutes(1 + (n / 3))));
        });
        foreach (var row in rows)
            await Shop.Table.WriteAsync([new(Azure.Data.Tables.TableTransactionActionType.UpsertReplace, row)], Cancellation);

        var seen = new List<Block>();
        BlockPlace? place = null;
        do
        {
            var page = await List.ReadAsync(place, Cancellation);
            Assert.InRange(page.Items.Count, 1, BlockedList.PageSize);
            seen.AddRange(page.Items);
            place = page.Next is { } next && BlockPlace.TryParse(next.ToString(), out var parsed) ? parsed : null;
        }
        while (place is not null);

        Assert.Equal(120, seen.DistinctBy(block => block.Writer).Count());
        Assert.Equal(120, seen.Count);
        Assert.Equal(seen.OrderBy(block => block.Until).Select(block => block.Until), seen.Select(block => block.Until));
    }

    [Fact]
    public async Task What_the_engine_does_is_counted_once()
    {
        var engine = Shop.NewEngine();
        await BlockAsync(engine, "a");
        await engine.AcceptAsync(Samples.Message("a 3"), Cancellation);
        await engine.AcceptAsync(Samples.Message("released") with { IsReleased = true }, Cancellation);
        var book = new LedgerBook(Shop.Table, Shop.Ledger, Shop.Time);
        await book.WriteAsync(Cancellation);
        var sums = Assert.Single(await book.ReadAsync(Samples.Monday, Samples.Monday.AddHours(1), Cancellation)).Sums;
        Assert.Equal((40, 1, 1), (sums.Of(LedgerKind.InCase, "form"), sums.Of(LedgerKind.Repeat, "form"), sums.Of(LedgerKind.Released, "form")));
        Assert.Equal((41, 41), (sums.Of(LedgerKind.Topic, "order_status"), sums.Of(LedgerKind.Desk, "cs")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("cHwyMDI2")]
    [InlineData("not base 64 at all")]
    public void A_place_that_none_of_our_pages_gave_is_refused(string text) => Assert.False(BlockPlace.TryParse(text, out _));

    private static async Task BlockAsync(TestEngine engine, string name, string sender = "anna@buyer.example", string? network = null)
    {
        for (var n = 0; n < 40; n++)
            await engine.AcceptAsync(Samples.Message($"{name} {n}", sender) with { Network = network, Verified = network is null }, Cancellation);
        Assert.IsType<IntakeResult.Blocked>(await engine.SubmitAsync(Samples.Message($"{name} too many", sender) with { Network = network, Verified = network is null }));
    }
}
