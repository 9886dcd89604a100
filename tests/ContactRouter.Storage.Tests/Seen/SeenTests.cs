using ContactRouter.Storage.Seen;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ContactRouter.Storage.Tests.Seen;

public sealed class MemorySeenTests : SeenTests
{
    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());
}

public sealed class AzuriteSeenTests(AzuriteFixture azurite) : SeenTests
{
    protected override Task<TestStore> OpenAsync() => AzuriteStore.OpenAsync(azurite);
}

/// <summary>Names that come again are known again, for their time.</summary>
public abstract class SeenTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(Samples.Monday);
    private TestStore? store;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SeenNames Names => new(store!.Table);

    private SeenCalls Calls => new(store!.Table, time);

    public async ValueTask InitializeAsync() => store = await OpenAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("ZGVsaXZlcmVkLTAtMTIzNDU2Nzg5MA")]
    [InlineData("with / and \\ and # and ? and ü")]
    public async Task A_name_is_new_once(string name)
    {
        Assert.False(await Names.ContainsAsync(Samples.Monday, name, Cancellation));
        Assert.True(await Names.AddAsync(Samples.Monday, name, Cancellation));
        Assert.True(await Names.ContainsAsync(Samples.Monday.AddHours(3), name, Cancellation));
        Assert.False(await Names.AddAsync(Samples.Monday, name, Cancellation));
        Assert.False(await Names.ContainsAsync(Samples.Monday, name + " ", Cancellation));
    }

    [Fact]
    public async Task Of_many_who_note_a_name_at_once_one_is_first()
    {
        var first = await Task.WhenAll(Enumerable.Range(0, 46).Select(_ => Names.AddAsync(Samples.Monday, "e-1", Cancellation)));
        Assert.Single(first, isFirst => isFirst);
    }

    [Fact]
    public async Task An_operators_call_is_known_for_a_day_across_midnight()
    {
        var call = new SeenCall("release a", """{"id":"a"}""");
        time.SetUtcNow(new DateTimeOffset(2026, 11, 23, 23, 59, 59, TimeSpan.Zero));
        await Calls.KeepAsync("k", call, Cancellation);
        await Calls.KeepAsync("k", call with { Answer = "another" }, Cancellation);
        time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(call, await Calls.FindAsync("k", Cancellation));
        Assert.Null(await Calls.FindAsync("l", Cancellation));
    }

    [Fact]
    public async Task Days_go_when_their_time_is_over_and_later_ones_stay()
    {
        for (var day = 0; day < 10; day++)
        {
            for (var n = 0; n < (day == 0 ? 120 : 2); n++)
                await Names.AddAsync(Samples.Monday.AddDays(day), $"{n}", Cancellation);
        }

        time.SetUtcNow(Samples.Monday.AddDays(9));
        var purge = new DayPurge(store!.Table, time);
        // The 23rd and 24th ended longer than a week before December 2nd.
        Assert.Equal(122, await purge.RunAsync(TimeSpan.FromDays(7), Cancellation));
        Assert.Equal(0, await purge.RunAsync(TimeSpan.FromDays(7), Cancellation));
        Assert.False(await Names.ContainsAsync(Samples.Monday.AddDays(1), "0", Cancellation));
        Assert.True(await Names.ContainsAsync(Samples.Monday.AddDays(2), "0", Cancellation));
    }

    protected abstract Task<TestStore> OpenAsync();
}
