namespace ContactRouter.Storage.Blobs;

/// <summary>The blobs of messages: files and long texts. They are written before the message is committed; without it they are of no use to anyone.</summary>
public interface IContactBlobs
{
    /// <summary>Writes a file as it comes in, never holding all of it.</summary>
    /// <exception cref="Tables.StoreUnavailableException">The blob is not there.</exception>
    Task<StoredBlob> PutAsync(string name, string contentType, Stream content, CancellationToken cancellation);

    /// <summary>The whole blob, or null where there is none. For what is known to be short: a message's text.</summary>
    /// <exception cref="Tables.StoreUnavailableException">Not known.</exception>
    Task<ReadOnlyMemory<byte>?> ReadAsync(string name, CancellationToken cancellation);

    /// <summary>Removes blobs that no message refers to, as far as that is possible now.</summary>
    Task RemoveAsync(IEnumerable<string> names);
}

/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of the content, in lower-case hex.</param>
public sealed record StoredBlob(string Name, long Size, string Sha256);
