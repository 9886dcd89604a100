using System.Collections.Concurrent;
using Azure.Storage.Queues;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Outbox;

/// <summary>The desks' queues in Azure Queue Storage. Events stay there until somebody takes them: they never expire.</summary>
public sealed class AzureEventQueues(QueueServiceClient service) : IEventQueues
{
    /// <summary>Never: the default of seven days would lose what a desk did not read in time.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    private readonly ConcurrentDictionary<string, QueueClient> queues = new();

    // One too early would only be put back again.
    private static TimeSpan? Whole(TimeSpan after) => after > TimeSpan.Zero ? TimeSpan.FromSeconds(Math.Ceiling(after.TotalSeconds)) : null;

    public async Task PutAsync(QueuedEvent queued, CancellationToken cancellation)
    {
        try
        {
            await queues.GetOrAdd(queued.Queue, service.GetQueueClient)
                .SendMessageAsync(new BinaryData(queued.Body), Whole(queued.After), timeToLive: Forever, cancellation);
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable($"queue {queued.Queue}", exception);
        }
    }
}
