using System.Text;
using Azure.Data.Tables;
using ContactRouter.Storage.Quarantine;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Quarantine;

public sealed class QuarantineStoreTests(AzuriteFixture azurite) : IDisposable
{
    private const int PropertyBytes = 64 * 1024;

    private static readonly SetAside Item = new(
        "contact-requests", "8e03978e-40d5-43e8-bc93-6894a57f9324", "invalid-message", "email: Enter an e-mail address.", Samples.Monday, "{}"u8.ToArray());

    private static readonly Release Release = new(Samples.Monday.AddHours(5), Samples.Message().Id);

    private readonly TestQuarantine quarantine = new(azurite);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => quarantine.Log.AssertNoError();

    [Fact]
    public async Task What_is_set_aside_is_filed_under_its_day_with_its_reason()
    {
        await quarantine.CreateAsync();

        await quarantine.KeepAsync(Item);

        TableEntity row = await quarantine.Table.GetEntityAsync<TableEntity>(
            "2026-11-23", "2026-11-23T01:00:00.000Z|contact-requests|8e03978e-40d5-43e8-bc93-6894a57f9324", cancellationToken: Cancellation);
        Assert.Equal(
            ("contact-requests", "invalid-message", "email: Enter an e-mail address.", "{}"),
            (row.GetString("Source"), row.GetString("Reason"), row.GetString("Detail"), Encoding.UTF8.GetString(row.GetBinary("Body"))));
        Assert.Equal(Samples.Monday, row.GetDateTimeOffset("SentAt"));
    }

    [Fact]
    public async Task What_is_kept_is_found_again_with_all_that_is_needed_to_let_it_in()
    {
        await quarantine.CreateAsync();
        quarantine.Time.Advance(TimeSpan.FromDays(2));
        await quarantine.KeepAsync(Item);

        var found = await quarantine.Store.FindAsync(QuarantineId.Of(Item), Cancellation);

        Assert.Equal(
            new QuarantinedItem(
                QuarantineId.Of(Item), Item.Source, Item.Id, Item.Reason, Item.Detail, Item.SentAt, Samples.Monday.AddDays(2), Size: 2, Release: null),
            found!.Value.Item);
        Assert.Equal("{}", Encoding.UTF8.GetString(found.Value.Body.Span));
        Assert.Null(await quarantine.Store.FindAsync(new QuarantineId("2026-11-23", "2026-11-23T01:00:00.000Z|contact-requests|other"), Cancellation));
    }

    [Fact]
    public async Task What_is_set_aside_again_takes_the_same_place_and_keeps_the_note_of_its_release()
    {
        await quarantine.CreateAsync();

        await quarantine.KeepAsync(Item);
        await quarantine.Store.MarkReleasedAsync(QuarantineId.Of(Item), Release, Cancellation);
        await quarantine.KeepAsync(Item with { Reason = "poison" });

        Assert.Equal("poison", Assert.Single(await quarantine.RowsAsync()).GetString("Reason"));
        Assert.Equal(Release, (await quarantine.Store.FindAsync(QuarantineId.Of(Item), Cancellation))!.Value.Item.Release);
    }

    [Theory]
    [InlineData(PropertyBytes, false)]
    [InlineData(PropertyBytes + 1, true)]
    [InlineData(9_000_000, true)]
    public async Task A_body_that_no_row_can_hold_lies_in_a_blob_of_the_day_on_which_it_is_kept(int length, bool inBlob)
    {
        await quarantine.CreateAsync();
        quarantine.Time.Advance(TimeSpan.FromDays(1));
        var body = new byte[length];
        new SampleStream(length).ReadExactly(body);

        await quarantine.KeepAsync(Item with { Body = body });
        await quarantine.KeepAsync(Item with { Body = body });

        Assert.Equal(inBlob ? [$"quarantine/2026-11-24/{QuarantineId.Of(Item)}"] : [], await quarantine.BodiesAsync());
        var found = await quarantine.Store.FindAsync(QuarantineId.Of(Item), Cancellation);
        Assert.Equal(length, found!.Value.Item.Size);
        Assert.True(body.AsSpan().SequenceEqual(found.Value.Body.Span));
    }

    // A request with thousands of wrong fields has a fault for each; the emulator would take a text of any length, Azure does not.
    [Fact]
    public async Task The_longest_item_is_within_the_stores_limits()
    {
        await quarantine.CreateAsync();

        await quarantine.KeepAsync(Item with { Detail = string.Concat(Enumerable.Repeat("a漢😀", 100_000)), Body = new byte[PropertyBytes] });

        var row = Assert.Single(await quarantine.RowsAsync());
        Assert.Null(TableLimits.FaultOf([new TableTransactionAction(TableTransactionActionType.Add, row)]));
        Assert.StartsWith("a漢😀a漢😀", row.GetString("Detail"), StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', row.GetString("Detail"));
    }

    [Fact]
    public async Task Without_its_table_nothing_counts_as_kept_or_released()
    {
        await Assert.ThrowsAsync<StoreUnavailableException>(() => quarantine.KeepAsync(Item));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => quarantine.Store.MarkReleasedAsync(QuarantineId.Of(Item), Release, Cancellation));

        Assert.Empty(quarantine.Log.Warnings);
    }

    [Fact]
    public async Task Without_its_container_a_long_body_does_not_count_as_kept()
    {
        await quarantine.Table.CreateAsync(Cancellation);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => quarantine.KeepAsync(Item with { Body = new byte[PropertyBytes + 1] }));

        Assert.Empty(await quarantine.RowsAsync());
    }

    [Fact]
    public async Task An_item_that_was_purged_needs_no_note_of_its_release()
    {
        await quarantine.CreateAsync();

        await quarantine.Store.MarkReleasedAsync(QuarantineId.Of(Item), Release, Cancellation);

        Assert.Empty(await quarantine.RowsAsync());
    }
}
