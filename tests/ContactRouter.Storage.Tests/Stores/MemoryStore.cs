using System.Collections.Concurrent;
using System.Security.Cryptography;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Tests.Stores;

public sealed class MemoryStore : TestStore, IContactBlobs, IEventQueues
{
    private readonly ConcurrentDictionary<string, byte[]> blobs = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<byte[]>> queues = new();

    public override ITransactionalTable Table { get; } = new MemoryTable();

    public override IContactBlobs Blobs => this;

    public override IEventQueues Queues => this;

    public async Task<StoredBlob> PutAsync(string name, string contentType, Stream content, CancellationToken cancellation)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellation);
        blobs[name] = copy.ToArray();
        return new StoredBlob(name, copy.Length, Convert.ToHexStringLower(SHA256.HashData(blobs[name])));
    }

    public Task<ReadOnlyMemory<byte>?> ReadAsync(string name, CancellationToken cancellation) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(blobs.TryGetValue(name, out var blob) ? (ReadOnlyMemory<byte>?)blob : null);

    public Task RemoveAsync(IEnumerable<string> names)
    {
        foreach (var name in names)
            blobs.TryRemove(name, out _);
        return Task.CompletedTask;
    }

    public async Task PutAsync(QueuedEvent queued, CancellationToken cancellation)
    {
        await Task.Yield();
        queues.GetOrAdd(queued.Queue, _ => new()).Enqueue(queued.Body.ToArray());
    }

    public override Task<byte[]?> ReadBlobAsync(string name) => Task.FromResult(blobs.GetValueOrDefault(name));

    public override Task<IReadOnlyList<byte[]>> DrainAsync(string queue) =>
        Task.FromResult<IReadOnlyList<byte[]>>(queues.TryRemove(queue, out var bodies) ? [.. bodies] : []);
}
