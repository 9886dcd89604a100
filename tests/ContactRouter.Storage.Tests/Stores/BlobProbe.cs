using ContactRouter.Storage.Blobs;

namespace ContactRouter.Storage.Tests.Stores;

/// <summary>Blobs that can be made to fail.</summary>
public sealed class BlobProbe(IContactBlobs inner) : IContactBlobs
{
    public bool IsDown { get; set; }

    public Task<StoredBlob> PutAsync(string name, string contentType, Stream content, CancellationToken cancellation) =>
        IsDown ? throw TableProbe.Fault() : inner.PutAsync(name, contentType, content, cancellation);

    public Task<ReadOnlyMemory<byte>?> ReadAsync(string name, CancellationToken cancellation) =>
        IsDown ? throw TableProbe.Fault() : inner.ReadAsync(name, cancellation);

    public Task RemoveAsync(IEnumerable<string> names) => inner.RemoveAsync(names);
}
