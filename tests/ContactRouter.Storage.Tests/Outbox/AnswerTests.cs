using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Tests.Engine;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Outbox;

/// <summary>What a customer's answer has to do with the queues: as little as possible.</summary>
public sealed class AnswerTests : EngineTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task With_the_queues_down_the_answer_is_given_and_the_event_stays()
    {
        Shop.Queues.IsDown = true;

        var answer = await Shop.NewEngine().AcceptAsync(Samples.Message(), Cancellation);

        Assert.Equal("cs", answer.Desk);
        Assert.Single(await Shop.OutboxAsync());
        Assert.Contains("is left for the sweep", Assert.Single(Shop.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_waits_one_second_for_a_slow_queue()
    {
        var mayPut = new TaskCompletionSource();
        Shop.Queues.OnPut = (_, cancellation) => mayPut.Task.WaitAsync(cancellation);
        var accepting = Shop.NewEngine().AcceptAsync(Samples.Message(), Cancellation);
        await Shop.Time.WaitBeganAsync(OutboxTiming.AnswerWaits);

        Shop.Time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(accepting.IsCompleted);
        Shop.Time.Advance(TimeSpan.FromMilliseconds(1));
        await accepting.WaitAsync(Soon, Cancellation);

        Assert.Single(await Shop.OutboxAsync());
        mayPut.SetResult();
        await Shop.SettleAsync();
        Assert.Empty(await Shop.OutboxAsync());
        Assert.Single(await Shop.EventsAsync());
    }

    [Fact]
    public async Task A_publisher_gives_up_45_seconds_after_the_commit()
    {
        var gaveUp = new TaskCompletionSource();
        Shop.Queues.OnPut = async (_, cancellation) =>
        {
            await using var told = cancellation.Register(gaveUp.SetResult);
            await Task.Delay(Timeout.InfiniteTimeSpan, Shop.Time, cancellation);
        };
        var accepting = Shop.NewEngine().AcceptAsync(Samples.Message(), Cancellation);
        await Shop.Time.WaitBeganAsync(OutboxTiming.AnswerWaits);
        Shop.Time.Advance(TimeSpan.FromSeconds(1));
        await accepting.WaitAsync(Soon, Cancellation);

        Shop.Time.Advance(TimeSpan.FromMilliseconds(43_999));
        Assert.False(gaveUp.Task.IsCompleted);
        Shop.Time.Advance(TimeSpan.FromMilliseconds(1));
        await gaveUp.Task.WaitAsync(Soon, Cancellation);

        await UntilAsync(() => Task.FromResult(Shop.Log.Warnings.Any(warning => warning.Contains("is left for the sweep", StringComparison.Ordinal))));
        Assert.Single(await Shop.OutboxAsync());
    }

    // The sweep goes by the row's own time: a publisher that counted from the end of a slow commit would still be at it when the sweep begins.
    [Fact]
    public async Task A_commit_that_took_its_time_leaves_its_publisher_less()
    {
        var puts = 0;
        Shop.Queues.OnPut = (_, _) => Task.FromResult(Interlocked.Increment(ref puts));
        Shop.Table.OnWrite = async (_, write) =>
        {
            var outcome = await write();
            Shop.Time.Advance(TimeSpan.FromSeconds(46));
            return outcome;
        };

        await Shop.NewEngine().AcceptAsync(Samples.Message(), Cancellation);

        Assert.Equal(0, puts);
        Assert.Single(await Shop.OutboxAsync());
    }

    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(Soon);
        while (!await condition())
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
