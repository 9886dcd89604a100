using ContactRouter.Intake;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ContactRouter.Storage.Tests.Ledger;

public sealed class MemoryLedgerBookTests : LedgerBookTests
{
    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());
}

public sealed class AzuriteLedgerBookTests(AzuriteFixture azurite) : LedgerBookTests
{
    protected override Task<TestStore> OpenAsync() => AzuriteStore.OpenAsync(azurite);
}

/// <summary>Hours of several instances, written now and then.</summary>
public abstract class LedgerBookTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Hour = Samples.Monday;

    private readonly FakeTimeProvider time = new(Hour.AddMinutes(10));
    private TableProbe? table;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TableProbe Table => table!;

    public async ValueTask InitializeAsync() => table = new TableProbe((await OpenAsync()).Table);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Instances_are_added_up_hour_by_hour()
    {
        var (one, other) = (NewInstance(), NewInstance());
        one.Counts.Accepted(Channel.Form);
        one.Counts.Add(LedgerKind.InCase, "form");
        other.Counts.Accepted(Channel.Mail);
        other.Counts.Add(LedgerKind.SetAside, "machine-mail");
        await one.Book.WriteAsync(Cancellation);
        await other.Book.WriteAsync(Cancellation);
        time.Advance(TimeSpan.FromHours(1));
        one.Counts.Accepted(Channel.Form);
        await one.Book.WriteAsync(Cancellation);

        var hours = await one.Book.ReadAsync(Hour, Hour.AddDays(1), Cancellation);

        Assert.Equal([(Hour, 2), (Hour.AddHours(1), 1)], hours.Select(hour => (hour.Hour, hour.Instances)));
        Assert.Equal((2, 1, 1, 0), (hours[0].Sums.Sum(LedgerKind.Door), hours[0].Sums.Sum(LedgerKind.InCase), hours[0].Sums.Sum(LedgerKind.SetAside), hours[0].Sums.Missing));
        Assert.Equal(Hour.AddMinutes(10), hours[0].WrittenAt);
        Assert.Equal(1, hours[1].Sums.Missing);
    }

    [Fact]
    public async Task What_did_not_change_costs_no_call_and_what_changed_costs_one()
    {
        var (counts, book) = NewInstance();
        await book.WriteAsync(Cancellation);
        Assert.Equal(0, Table.Commits);
        for (var n = 0; n < 1_000; n++)
            counts.Accepted(Channel.Form);
        await book.WriteAsync(Cancellation);
        await book.WriteAsync(Cancellation);
        Assert.Equal(1, Table.Commits);
        counts.Accepted(Channel.Form);
        await book.WriteAsync(Cancellation);
        Assert.Equal((2, 1_001), (Table.Commits, Assert.Single(await book.ReadAsync(Hour, Hour.AddHours(1), Cancellation)).Sums.Sum(LedgerKind.Door)));
    }

    [Fact]
    public async Task A_store_that_is_down_over_the_hour_loses_no_count()
    {
        var (counts, book) = NewInstance();
        counts.Accepted(Channel.Form);
        Table.IsDown = true;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => book.WriteAsync(Cancellation));
        counts.Accepted(Channel.Form);
        time.Advance(TimeSpan.FromHours(2));
        counts.Accepted(Channel.Form);
        Table.IsDown = false;
        await book.WriteAsync(Cancellation);

        var hours = await book.ReadAsync(Hour, Hour.AddDays(1), Cancellation);

        Assert.Equal([(Hour, 2L), (Hour.AddHours(2), 1L)], hours.Select(hour => (hour.Hour, hour.Sums.Sum(LedgerKind.Door))));
    }

    [Fact]
    public async Task Only_the_hours_that_were_asked_for_come_across_midnight()
    {
        var (counts, book) = NewInstance();
        for (var n = 0; n < 48; n++)
        {
            counts.Accepted(Channel.Form);
            await book.WriteAsync(Cancellation);
            time.Advance(TimeSpan.FromHours(1));
        }

        var from = Hour.AddHours(20);
        var hours = await book.ReadAsync(from, from.AddHours(8), Cancellation);
        Assert.Equal(Enumerable.Range(0, 8).Select(n => from.AddHours(n)), hours.Select(hour => hour.Hour));
        Assert.Empty(await book.ReadAsync(Hour.AddDays(-3), Hour, Cancellation));
    }

    protected abstract Task<TestStore> OpenAsync();

    private (LedgerCounts Counts, LedgerBook Book) NewInstance()
    {
        var counts = new LedgerCounts(time);
        return (counts, new LedgerBook(Table, counts, time));
    }
}
