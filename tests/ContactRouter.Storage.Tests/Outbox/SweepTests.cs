using System.Collections.Concurrent;
using System.Text;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Engine;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;
using ContactRouter.Topics;

namespace ContactRouter.Storage.Tests.Outbox;

/// <summary>The sweep publishes what its publisher left behind, each event once.</summary>
public abstract class SweepTests : EngineTests
{
    [Fact]
    public async Task The_sweep_takes_only_rows_older_than_75_seconds()
    {
        await LeaveBehindAsync(senders: 1);

        Shop.Time.Advance(TimeSpan.FromSeconds(75));
        Assert.Equal(0, await Shop.NewSweep().RunAsync(Cancellation));
        Shop.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await Shop.NewSweep().RunAsync(Cancellation));

        Assert.Single(await Shop.EventsAsync());
        Assert.Empty(await Shop.OutboxAsync());
        Assert.Equal(0, await Shop.NewSweep().RunAsync(Cancellation));
    }

    [Fact]
    public async Task The_sweep_publishes_all_buckets_and_the_events_keep_their_ids()
    {
        await LeaveBehindAsync(senders: 40);
        var rows = await Shop.OutboxAsync();
        Assert.True(rows.Select(row => row.PartitionKey).Distinct().Count() > 8);

        Shop.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(40, await Shop.NewSweep().RunAsync(Cancellation));

        Assert.Equal(
            rows.Select(row => Encoding.UTF8.GetString(Assert.Single(OutboxRow.Events(row)).Body.Span)).Order(StringComparer.Ordinal),
            (await Shop.EventsAsync()).Select(told => told.GetRawText()).Order(StringComparer.Ordinal));
        Assert.Empty(await Shop.OutboxAsync());
    }

    [Fact]
    public async Task Two_sweeps_at_once_publish_each_event_once()
    {
        await LeaveBehindAsync(senders: 20);
        Shop.Time.Advance(TimeSpan.FromMinutes(2));

        var published = await Task.WhenAll(Shop.NewSweep().RunAsync(Cancellation), Shop.NewSweep().RunAsync(Cancellation));

        Assert.Equal(20, published.Sum());
        var ids = (await Shop.EventsAsync()).Select(told => told.GetProperty("id").GetString()).ToList();
        Assert.Equal(20, ids.Count);
        Assert.Equal(20, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_claimed_row_is_left_alone_until_its_claim_ends()
    {
        await LeaveBehindAsync(senders: 1);
        Shop.Time.Advance(TimeSpan.FromMinutes(2));
        Shop.Queues.IsDown = true;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Shop.NewSweep().RunAsync(Cancellation));
        Shop.Queues.IsDown = false;

        Shop.Time.Advance(TimeSpan.FromMilliseconds(59_999));
        Assert.Equal(0, await Shop.NewSweep().RunAsync(Cancellation));
        Shop.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await Shop.NewSweep().RunAsync(Cancellation));

        Assert.Single(await Shop.EventsAsync());
    }

    [Fact]
    public async Task A_publisher_that_was_slow_does_not_remove_a_row_that_a_sweep_has_claimed()
    {
        await LeaveBehindAsync(senders: 1);
        var before = Assert.Single(await Shop.OutboxAsync());
        Shop.Time.Advance(TimeSpan.FromMinutes(2));
        Shop.Queues.IsDown = true;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Shop.NewSweep().RunAsync(Cancellation));
        Shop.Queues.IsDown = false;

        await Shop.Publisher.PublishAsync(before, before.ETag, Cancellation);

        Assert.Single(await Shop.OutboxAsync());
    }

    [Fact]
    public async Task A_queue_that_fails_is_tried_once_and_does_not_keep_the_others_back()
    {
        await LeaveBehindAsync(senders: 10);
        await LeaveBehindAsync(senders: 10, Topic.Stock);
        Shop.Time.Advance(TimeSpan.FromMinutes(2));
        var tried = new ConcurrentQueue<string>();
        Shop.Queues.OnPut = (queued, _) =>
        {
            tried.Enqueue(queued.Queue);
            return queued.Queue == "desk-cs" ? throw TableProbe.Fault() : Task.CompletedTask;
        };

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Shop.NewSweep().RunAsync(Cancellation));

        Assert.Single(tried, queue => queue == "desk-cs");
        Assert.Equal(10, (await Shop.EventsAsync("b2b")).Count);
        Assert.Equal(10, (await Shop.OutboxAsync()).Count);

        Shop.Queues.IsDown = false;
        Shop.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(10, await Shop.NewSweep().RunAsync(Cancellation));
        Assert.Equal(10, (await Shop.EventsAsync()).Count);
    }

    [Fact]
    public async Task A_table_that_is_down_is_told_to_the_caller()
    {
        Shop.Table.IsDown = true;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Shop.NewSweep().RunAsync(Cancellation));
    }

    private async Task LeaveBehindAsync(int senders, Topic? topic = null)
    {
        Shop.Queues.IsDown = true;
        foreach (var n in Enumerable.Range(0, senders))
            await Shop.NewEngine().AcceptAsync(Samples.Message($"{topic}", $"buyer{n}@shop.example") with { Chosen = topic }, Cancellation);
        Shop.Queues.IsDown = false;
    }
}

public sealed class SweepMemoryTests : SweepTests
{
    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());
}

public sealed class SweepAzuriteTests(AzuriteFixture azurite) : SweepTests
{
    protected override Task<TestStore> OpenAsync() => AzuriteStore.OpenAsync(azurite);
}
