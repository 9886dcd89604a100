using ContactRouter.Cases;
using ContactRouter.Routing;
using ContactRouter.Storage.Cases;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ContactRouter.Storage.Tests.Cases;

public sealed class MemoryDeskBacklogTests : DeskBacklogTests
{
    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());
}

public sealed class AzuriteDeskBacklogTests(AzuriteFixture azurite) : DeskBacklogTests
{
    protected override Task<TestStore> OpenAsync() => AzuriteStore.OpenAsync(azurite);
}

/// <summary>How much waits at a desk, against what was promised (P4).</summary>
public abstract class DeskBacklogTests
{
    private static readonly Desk Cs = new("cs");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_late_or_soon_late_is_told_apart_and_other_desks_and_answered_cases_do_not_count()
    {
        var store = await OpenAsync();
        var now = CaseShelf.Monday.AddHours(8);
        // A case is due soon four hours before.
        foreach (var (n, due) in new[] { now, now.AddHours(-1), now.AddMinutes(1), now.AddHours(4), now.AddHours(5) }.Index())
            await new CaseShelf(store).OpenAsync(CaseShelf.Case($"{n}", sender: $"customer{n}@buyer.example", dueAt: due));
        await new CaseShelf(store).OpenAsync(CaseShelf.Case("answered") with { State = CaseState.Answered });
        await new CaseShelf(store).OpenAsync(CaseShelf.Case("elsewhere", desk: "b2b", dueAt: now.AddHours(-1)));

        var backlog = await new DeskBacklog(store.Table, CaseShelf.Identity, new FakeTimeProvider(now)).ReadAsync(Cs, Cancellation);

        Assert.Equal(new Backlog(5, 2, 2, HasMore: false, now.AddHours(-1)), backlog);
    }

    [Fact]
    public async Task A_desk_without_cases_has_nothing_due()
    {
        var store = await OpenAsync();
        Assert.Equal(Backlog.Empty, await new DeskBacklog(store.Table, CaseShelf.Identity, TimeProvider.System).ReadAsync(Cs, Cancellation));
    }

    [Fact]
    public async Task Of_very_many_a_part_is_looked_at_and_it_says_so()
    {
        var store = await OpenAsync();
        await new CaseShelf(store).OpenManyAsync([.. Enumerable.Range(0, 30).Select(n => CaseShelf.Case($"{n}"))]);

        var backlog = await new DeskBacklog(store.Table, CaseShelf.Identity, new FakeTimeProvider(CaseShelf.Monday)) { MostPerBucket = 20 }.ReadAsync(Cs, Cancellation);

        Assert.Equal((20, true), (backlog.Open, backlog.HasMore));
    }

    protected abstract Task<TestStore> OpenAsync();
}
