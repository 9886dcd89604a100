using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Tests.Stores;

/// <summary>The stores that the engine needs, empty, and a way to look into them that is not the product's.</summary>
public abstract class TestStore
{
    public abstract ITransactionalTable Table { get; }

    public abstract IContactBlobs Blobs { get; }

    public abstract IEventQueues Queues { get; }

    /// <summary>The whole blob, or null.</summary>
    public abstract Task<byte[]?> ReadBlobAsync(string name);

    /// <summary>Takes everything off a queue.</summary>
    public abstract Task<IReadOnlyList<byte[]>> DrainAsync(string queue);
}
