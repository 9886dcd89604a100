using System.Diagnostics;
using ContactRouter.Cases;
using ContactRouter.Routing;
using ContactRouter.Storage.Cases;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Cases;

public sealed class MemoryDeskListsTests : DeskListsTests
{
    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());
}

public sealed class AzuriteDeskListsTests(AzuriteFixture azurite) : DeskListsTests
{
    private const int Cases = 10_000;

    // Of each bucket's open and answered cases the first few; some buckets are asked for more.
    private const int MostCalls = 40;
    private const int MostRows = 500;

    protected override Task<TestStore> OpenAsync() => AzuriteStore.OpenAsync(azurite);

    [Theory]
    [InlineData(null)]
    [InlineData(CaseState.Open)]
    public async Task Of_ten_thousand_open_cases_only_a_few_are_read_for_the_first_page(CaseState? state)
    {
        var queries = new QueryWatch();
        var store = await AzuriteStore.OpenAsync(azurite, queries);
        await new CaseShelf(store).OpenManyAsync([.. Enumerable.Range(0, Cases).Select(n =>
            CaseShelf.Case($"{n}", sender: $"customer{n}@buyer.example", dueAt: CaseShelf.Monday.AddMinutes(n)))]);
        queries.Clear();

        var started = Stopwatch.GetTimestamp();
        var page = await new DeskLists(store.Table, CaseShelf.Identity).ReadAsync(new Desk("cs"), state, after: null, DeskLists.PageSize, Cancellation);

        var line = FormattableString.Invariant(
            $"{Cases} open cases, first page of {DeskLists.PageSize}: {queries.Count} calls for {queries.Rows} rows at most, {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms");
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        Assert.Equal(Enumerable.Range(0, DeskLists.PageSize).Select(n => $"About {n}"), page.Items.Select(item => item.Subject));
        Assert.True(queries.Count is > 0 and <= MostCalls && queries.Rows is > 0 and <= MostRows, line);
    }
}

/// <summary>What a desk sees of its list.</summary>
public abstract class DeskListsTests
{
    private static readonly Desk Cs = new("cs");

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cases_of_all_buckets_come_in_order_of_due_time_page_by_page_each_once()
    {
        var store = await OpenAsync();
        // Several at the same time, and not in the order in which they came.
        var cases = Enumerable.Range(0, 23).Select(n => CaseShelf.Case($"{n}", $"customer{n}@buyer.example", dueAt: CaseShelf.Monday.AddHours(n * 7 % 10))).ToList();
        await new CaseShelf(store).OpenManyAsync(cases);
        var lists = new DeskLists(store.Table, CaseShelf.Identity);

        var (seen, sizes) = (new List<ListedCase>(), new List<int>());
        ListPlace? after = null;
        do
        {
            var page = await lists.ReadAsync(Cs, state: null, after, top: 5, Cancellation);
            seen.AddRange(page.Items);
            sizes.Add(page.Items.Count);
            // The place travels as text.
            after = page.Next is { } next && ListPlace.TryParse(next.ToString(), out var place) ? place : null;
        }
        while (after is not null);

        Assert.Equal([5, 5, 5, 5, 3], sizes);
        Assert.Equal(
            cases.OrderBy(item => item.DueAt).ThenBy(item => item.Id.ToString(), StringComparer.Ordinal).Select(item => item.Number),
            seen.Select(item => item.Number));
    }

    [Fact]
    public async Task A_page_that_ends_with_the_list_has_no_next_one()
    {
        var store = await OpenAsync();
        await new CaseShelf(store).OpenManyAsync(Enumerable.Range(0, 5).Select(n => CaseShelf.Case($"{n}", $"customer{n}@buyer.example")));

        var page = await new DeskLists(store.Table, CaseShelf.Identity).ReadAsync(Cs, state: null, after: null, top: 5, Cancellation);

        Assert.Equal((5, null), (page.Items.Count, page.Next));
    }

    [Fact]
    public async Task A_case_stands_in_the_list_of_its_desk_and_its_state_alone()
    {
        var store = await OpenAsync();
        var shelf = new CaseShelf(store);
        await shelf.OpenAsync(CaseShelf.Case("elsewhere", "a@buyer.example", desk: "b2b"));
        var open = await shelf.OpenAsync(CaseShelf.Case("open", "b@buyer.example"));
        var answered = await shelf.ChangeAsync(CaseLife.Answer(await shelf.OpenAsync(CaseShelf.Case("answered", "c@buyer.example")), "Here.", close: false, CaseShelf.Monday));
        var closed = await shelf.ChangeAsync(CaseLife.Close(await shelf.OpenAsync(CaseShelf.Case("closed", "d@buyer.example")), "", CaseShelf.Monday));
        var moved = await shelf.ChangeAsync(CaseLife.Move(await shelf.OpenAsync(CaseShelf.Case("moved", "e@buyer.example", desk: "b2c")), Cs, "", CaseShelf.Monday));
        var lists = new DeskLists(store.Table, CaseShelf.Identity);

        Assert.Equivalent(new[] { open.Number, answered.Number, moved.Number }, await NumbersAsync(state: null), strict: true);
        Assert.Equivalent(new[] { open.Number, moved.Number }, await NumbersAsync(CaseState.Open), strict: true);
        Assert.Equal([answered.Number], await NumbersAsync(CaseState.Answered));
        Assert.Equal([closed.Number], await NumbersAsync(CaseState.Closed));
        Assert.Empty((await lists.ReadAsync(new Desk("b2c"), state: null, after: null, top: 5, Cancellation)).Items);

        async Task<IEnumerable<CaseNumber>> NumbersAsync(CaseState? state) =>
            (await lists.ReadAsync(Cs, state, after: null, top: 5, Cancellation)).Items.Select(item => item.Number).ToList();
    }

    [Fact]
    public async Task A_listed_case_tells_what_the_case_itself_tells()
    {
        var store = await OpenAsync();
        var @case = CaseShelf.Case("all", order: "B2B12345") with { NeedsReview = true, Priority = "high", Alerted = CaseAlert.DueSoon };
        await new CaseShelf(store).OpenAsync(@case);

        var page = await new DeskLists(store.Table, CaseShelf.Identity).ReadAsync(Cs, state: null, after: null, top: 5, Cancellation);

        Assert.Equal(ListedCase.Of(@case), Assert.Single(page.Items));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("ZHxjcw")]
    [InlineData("MjAyNi0xMS0yM1QwMTowMDowMC4wMDBafHg")]
    [InlineData("not base 64 at all")]
    public void A_place_that_none_of_our_pages_gave_is_refused(string text) => Assert.False(ListPlace.TryParse(text, out _));

    protected abstract Task<TestStore> OpenAsync();
}
