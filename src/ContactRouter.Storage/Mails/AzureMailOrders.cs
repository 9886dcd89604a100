using Azure.Storage.Queues;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Mails;

/// <summary>Queue <c>mail</c> in Azure Queue Storage. What waits there never expires.</summary>
public sealed class AzureMailOrders(QueueServiceClient service) : IMailOrders
{
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    private readonly QueueClient queue = service.GetQueueClient(StorageNames.MailQueue);

    public async Task PutAsync(ReadOnlyMemory<byte> order, TimeSpan after, CancellationToken cancellation)
    {
        try
        {
            // The queue counts whole seconds; one too early would only be put back again.
            await queue.SendMessageAsync(new BinaryData(order), TimeSpan.FromSeconds(Math.Ceiling(after.TotalSeconds)), Forever, cancellation);
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable($"queue {StorageNames.MailQueue}", exception);
        }
    }
}
