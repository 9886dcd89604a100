namespace ContactRouter.Storage.Outbox;

/// <summary>An event and the queue it goes to.</summary>
public sealed record QueuedEvent(string Queue, ReadOnlyMemory<byte> Body)
{
    /// <summary>Nobody sees it before. Queues count whole seconds; a part of one counts as one.</summary>
    public TimeSpan After { get; init; }
}
