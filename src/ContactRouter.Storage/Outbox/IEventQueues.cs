namespace ContactRouter.Storage.Outbox;

/// <summary>The queues that events go to.</summary>
public interface IEventQueues
{
    /// <exception cref="Tables.StoreUnavailableException">The queue did not say that it has the event.</exception>
    Task PutAsync(QueuedEvent queued, CancellationToken cancellation);
}
