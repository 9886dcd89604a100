using ContactRouter.LocalHost.Queues;
using Microsoft.Extensions.Time.Testing;

namespace ContactRouter.EndToEnd.Tests.Host;

public sealed class LeaseTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_message_is_held_as_long_as_its_call_runs_and_can_still_be_deleted()
    {
        var stop = TestContext.Current.CancellationToken;
        var queue = await TestQueue.OfAsync(azurite);
        await queue.SendAsync("x");
        var message = (await queue.Client.ReceiveMessagesAsync(1, TimeSpan.FromSeconds(2), stop)).Value[0];
        var clock = new FakeTimeProvider();
        var lease = new MessageLease(queue.Client, message, QueueListener.Hidden, clock);
        var work = new TaskCompletionSource<bool>();
        var held = lease.HoldAsync(() => work.Task, stop);
        Assert.Equal(message.PopReceipt, lease.Receipt);

        clock.Advance(TimeSpan.FromMinutes(5));
        await Until.TrueAsync(() => lease.Receipt != message.PopReceipt, "the hold is renewed at half its time");
        var first = lease.Receipt;
        await Until.TrueAsync(() =>
        {
            clock.Advance(TimeSpan.FromMinutes(5));
            return lease.Receipt != first;
        }, "and renewed again");

        // The two seconds of the first hold are over: without the renewal the message would be seen by others.
        await Until.TrueAsync(() => TimeProvider.System.GetUtcNow() > message.NextVisibleOn!.Value.AddSeconds(1), "the first hold is over");
        Assert.Empty((await queue.Client.PeekMessagesAsync(1, stop)).Value);
        work.SetResult(true);
        Assert.True(await held);
        await lease.DeleteAsync(stop);
        Assert.Equal(0, await queue.CountAsync());
    }

    [Fact]
    public async Task A_message_taken_over_by_another_is_left_to_it()
    {
        var stop = TestContext.Current.CancellationToken;
        var queue = await TestQueue.OfAsync(azurite);
        await queue.SendAsync("x");
        var mine = (await queue.Client.ReceiveMessagesAsync(1, TimeSpan.FromSeconds(60), stop)).Value[0];
        await queue.Client.UpdateMessageAsync(mine.MessageId, mine.PopReceipt, visibilityTimeout: TimeSpan.FromSeconds(60), cancellationToken: stop);
        var lease = new MessageLease(queue.Client, mine, QueueListener.Hidden, TimeProvider.System);
        await lease.DeleteAsync(stop);
        await lease.ReleaseAsync(TimeSpan.Zero, stop);
        Assert.Equal(1, await queue.CountAsync());
    }
}
