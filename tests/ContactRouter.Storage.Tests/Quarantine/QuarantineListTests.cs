using ContactRouter.Storage.Quarantine;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Quarantine;

public sealed class QuarantineListTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly TestQuarantine quarantine = new(azurite);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await quarantine.CreateAsync();

    public ValueTask DisposeAsync()
    {
        quarantine.Log.AssertNoError();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_empty_quarantine_has_one_empty_page()
    {
        var page = await quarantine.List.ReadAsync(day: null, reason: null, source: null, from: null, Cancellation);

        Assert.Empty(page.Items);
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task The_newest_day_comes_first_and_tomorrow_before_it_where_a_queues_clock_is_ahead()
    {
        foreach (var (daysAgo, id) in new[] { (3, "d"), (0, "b"), (-1, "a"), (1, "c") })
            await quarantine.KeepAsync(daysAgo, id);

        Assert.Equal("abcd", await IdsAsync());
    }

    [Fact]
    public async Task Only_a_day_or_a_reason_can_be_asked_for()
    {
        await quarantine.KeepAsync(0, "a", "poison");
        await quarantine.KeepAsync(1, "b", "sender-blocked");
        await quarantine.KeepAsync(1, "c", "poison");
        await quarantine.KeepAsync(2, "d", "poison");

        Assert.Equal("bc", await IdsAsync(day: "2026-11-22"));
        Assert.Equal("acd", await IdsAsync(reason: "poison"));
        Assert.Equal("c", await IdsAsync(day: "2026-11-22", reason: "poison"));
        Assert.Equal("", await IdsAsync(reason: "poison' or PartitionKey ne '"));
        Assert.Equal("", await IdsAsync(day: "0001-01-01"));
        Assert.Equal("", await IdsAsync(day: "9999-12-31"));
    }

    [Fact]
    public async Task Only_what_came_from_somewhere_can_be_asked_for()
    {
        await quarantine.KeepAsync(0, "a", "poison");
        Assert.Equal("a", await IdsAsync(reason: "poison", source: "contact-requests"));
        Assert.Equal("", await IdsAsync(reason: "poison", source: "mail-out"));
    }

    [Fact]
    public async Task Page_by_page_all_items_come_once()
    {
        for (var n = 0; n < 120; n++)
            await quarantine.KeepAsync(n / 70, $"{n:d3},");

        var first = await quarantine.List.ReadAsync(day: null, reason: null, source: null, from: null, Cancellation);

        Assert.Equal(QuarantineList.PageSize, first.Items.Count);
        Assert.Equal(string.Concat(Enumerable.Range(0, 120).Select(n => $"{n:d3},")), await IdsAsync());
    }

    // A call looks at a bounded number of days: a long empty stretch is crossed by more of them.
    [Fact]
    public async Task An_item_beyond_a_long_empty_stretch_is_reached()
    {
        await quarantine.KeepAsync(300, "old");

        var first = await quarantine.List.ReadAsync(day: null, reason: null, source: null, from: null, Cancellation);

        Assert.Empty(first.Items);
        Assert.NotNull(first.Next);
        Assert.Equal("old", await IdsAsync());
    }

    [Fact]
    public async Task Without_the_table_nothing_is_known()
    {
        await quarantine.Table.DeleteAsync(Cancellation);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => quarantine.List.ReadAsync(day: null, reason: null, source: null, from: null, Cancellation));
    }

    private async Task<string> IdsAsync(string? day = null, string? reason = null, string? source = null)
    {
        var ids = new List<string>();
        QuarantineId? from = null;
        do
        {
            var page = await quarantine.List.ReadAsync(day, reason, source, from, Cancellation);
            ids.AddRange(page.Items.Select(item => item.SourceId));
            from = page.Next;
        }
        while (from is not null);
        return string.Concat(ids);
    }
}
