using Azure;
using ContactRouter.Storage.Setup;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Queues;

/// <summary>How long the queues are, as the storage estimates it: a call for each.</summary>
public sealed class QueueDepths(StorageClients clients, StorageResources resources)
{
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<IReadOnlyList<QueueDepth>> ReadAsync(CancellationToken cancellation) =>
        await Task.WhenAll(resources.Queues.Select(async queue => new QueueDepth(
            queue,
            await LengthAsync(queue, cancellation),
            StorageNames.TriggerQueues.Contains(queue) ? await LengthAsync(StorageNames.PoisonOf(queue), cancellation) : null)));

    private async Task<int> LengthAsync(string queue, CancellationToken cancellation)
    {
        try
        {
            return (await clients.Queues.GetQueueClient(queue).GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount;
        }
        // The host makes a poison queue when it first needs one.
        catch (RequestFailedException exception) when (exception.Status == 404 && exception.ErrorCode == "QueueNotFound")
        {
            return 0;
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable($"queue {queue}", exception);
        }
    }
}

/// <param name="Poison">Of its poison queue; null where nothing of ours reads the queue.</param>
public sealed record QueueDepth(string Queue, int Waiting, int? Poison);
