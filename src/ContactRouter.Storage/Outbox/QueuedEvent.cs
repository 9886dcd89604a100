namespace ContactRouter.Storage.Outbox;

/// <summary>An event and the queue it goes to.</summary>
public sealed record QueuedEvent(string Queue, ReadOnlyMemory<byte> Body);
