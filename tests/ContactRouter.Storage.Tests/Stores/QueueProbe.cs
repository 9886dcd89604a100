using ContactRouter.Storage.Outbox;

namespace ContactRouter.Storage.Tests.Stores;

/// <summary>Queues that can be made to fail or to keep one waiting.</summary>
public sealed class QueueProbe(IEventQueues inner) : IEventQueues
{
    private int puts;

    public bool IsDown
    {
        set => OnPut = value ? (_, _) => throw TableProbe.Fault() : null;
    }

    /// <summary>Runs before an event is put, and in its place where it fails.</summary>
    public Func<QueuedEvent, CancellationToken, Task>? OnPut { get; set; }

    /// <summary>Events that were to be put so far.</summary>
    public int Puts => puts;

    public async Task PutAsync(QueuedEvent queued, CancellationToken cancellation)
    {
        Interlocked.Increment(ref puts);
        if (OnPut is { } on)
            await on(queued, cancellation);
        await inner.PutAsync(queued, cancellation);
    }
}
