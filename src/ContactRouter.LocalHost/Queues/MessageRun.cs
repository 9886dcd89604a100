using System.Buffers.Text;
using System.Text;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using ContactRouter.LocalHost.App;
using ContactRouter.LocalHost.Output;

namespace ContactRouter.LocalHost.Queues;

/// <summary>The way of one fetched message: called, then deleted, given back or moved to the poison queue.</summary>
/// <param name="call">Calls the function with the message and its bytes; says whether it succeeded.</param>
internal sealed class MessageRun(
    QueueClient queue,
    PoisonQueue poison,
    QueueSettings settings,
    Func<QueueMessage, ReadOnlyMemory<byte>, CancellationToken, Task<bool>> call,
    HostConsole console,
    TimeProvider clock)
{
    public async Task RunAsync(QueueMessage message, CancellationToken stop)
    {
        try
        {
            if (Decode(message) is not { } content)
            {
                // The storage client finds out before the function could be called, and the extension sets the message aside as it is.
                await poison.MoveAsync(message, message.PopReceipt, "its text is not base64 (extensions.queues.messageEncoding)", stop);
                return;
            }

            if (message.DequeueCount > settings.MaxDequeueCount)
            {
                await poison.MoveAsync(message, message.PopReceipt, Spent(), stop);
                return;
            }

            var lease = new MessageLease(queue, message, QueueListener.Hidden, clock);
            var succeeded = await lease.HoldAsync(() => call(message, content, stop), stop);
            if (succeeded) await lease.DeleteAsync(stop);
            else if (message.DequeueCount >= settings.MaxDequeueCount) await poison.MoveAsync(message, lease.Receipt, Spent(), stop);
            else if (poison.Exists) await lease.ReleaseAsync(settings.VisibilityTimeout, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Cut off: the message comes back when its hiding time is over, as after a killed host in Azure.
        }
        catch (Exception fault) when (StorageFault.Is(fault, stop))
        {
            console.Warning($"Message {message.MessageId} of queue {queue.Name} could not be finished and will come back: {StorageFault.Text(fault)}");
        }

        string Spent() => $"it was tried {settings.MaxDequeueCount} times";
    }

    private ReadOnlyMemory<byte>? Decode(QueueMessage message)
    {
        if (!settings.Base64) return Encoding.UTF8.GetBytes(message.Body.ToString());
        var text = message.Body.ToString();
        if (!Base64.IsValid(text)) return null;
        return Convert.FromBase64String(text);
    }
}
