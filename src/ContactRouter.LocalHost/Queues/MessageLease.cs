using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace ContactRouter.LocalHost.Queues;

/// <summary>The hold on a fetched message: renewed at half its time while the function runs, then given up one way or the other.</summary>
internal sealed class MessageLease(QueueClient queue, QueueMessage message, TimeSpan hidden, TimeProvider clock)
{
    /// <summary>What the service asks for to let the message be changed; new after each renewal.</summary>
    public string Receipt { get; private set; } = message.PopReceipt;

    public async Task<T> HoldAsync<T>(Func<Task<T>> work, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var renewing = RenewAsync(over.Token);
        try
        {
            return await work();
        }
        finally
        {
            await over.CancelAsync();
            await renewing;
        }
    }

    public Task DeleteAsync(CancellationToken stop) => UnlessGoneAsync(() => queue.DeleteMessageAsync(message.MessageId, Receipt, stop));

    public Task ReleaseAsync(TimeSpan visibleAfter, CancellationToken stop) =>
        UnlessGoneAsync(() => queue.UpdateMessageAsync(message.MessageId, Receipt, visibilityTimeout: visibleAfter, cancellationToken: stop));

    /// <summary>A message somebody else has taken over or removed needs nothing more from us.</summary>
    internal static async Task UnlessGoneAsync(Func<Task> change)
    {
        try
        {
            await change();
        }
        catch (RequestFailedException fault) when (StorageFault.IsGone(fault))
        {
        }
    }

    private async Task RenewAsync(CancellationToken over)
    {
        try
        {
            while (true)
            {
                await Task.Delay(hidden / 2, clock, over);

                // Not cancelled half-way: a renewal whose new receipt is lost would leave the message stuck.
                await UnlessGoneAsync(async () => Receipt = (await queue.UpdateMessageAsync(message.MessageId, Receipt, visibilityTimeout: hidden, cancellationToken: CancellationToken.None)).Value.PopReceipt);
            }
        }
        catch (OperationCanceledException)
        {
            // The call has ended.
        }
    }
}
