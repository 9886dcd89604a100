using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Storage.Blobs;

namespace ContactRouter.Functions.Contacts;

/// <summary>
/// Takes the files of one request in. A blob is named after its sender and contact: a file that comes behind the writer's address flows straight into its
/// blob; one that comes before waits in a temporary file. None is ever held whole in memory.
/// </summary>
internal sealed class AttachmentUpload(SenderIdentity identity, IContactBlobs blobs, TimeProvider time)
{
    private readonly List<string> written = [];
    private readonly List<UploadedFile> files = [];
    private ContactId? id;

    /// <summary>Files of a request beyond this number are not read; the request is refused for them.</summary>
    public bool HasTooMany { get; private set; }

    /// <param name="fileName">As sent; empty where the part has none.</param>
    /// <param name="address">The writer's address as far as it came, or the empty text.</param>
    public async Task TakeAsync(string fileName, Stream content, string address, CancellationToken cancellation)
    {
        if (files.Count == ContactRules.MaxAttachments)
        {
            HasTooMany |= fileName.Length > 0;
            return;
        }

        var (kind, peeked) = await FileHead.PeekAsync(content, cancellation);
        await using var whole = peeked;
        var file = new UploadedFile(FileNames.Clean(fileName, files.Count + 1), kind);
        if (SenderAddress.Parse(address, out _) is { } sender)
        {
            var blob = await PutAsync(IdOf(sender), file, whole, cancellation);
            // A browser sends an empty nameless part for a file field in which nothing was chosen.
            if (blob.Size > 0 || fileName.Length > 0)
                files.Add(file with { Blob = blob });
            return;
        }

        var spooled = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await whole.CopyToAsync(spooled, cancellation);
        if (spooled.Length > 0 || fileName.Length > 0)
            files.Add(file with { Spooled = spooled });
        else
            await spooled.DisposeAsync();
    }

    /// <summary>The id under which the files lie, or a new one where there are none yet.</summary>
    public ContactId IdOf(SenderAddress sender) => id ??= ContactId.New(identity.IdOf(sender), time.GetUtcNow());

    /// <summary>Writes what waited for the address and tells all files in their order.</summary>
    public async Task<IReadOnlyList<Attachment>> CompleteAsync(SenderAddress sender, CancellationToken cancellation)
    {
        for (var i = 0; i < files.Count; i++)
        {
            if (files[i] is not { Spooled: { } spooled } file)
                continue;
            spooled.Position = 0;
            files[i] = file with { Blob = await PutAsync(IdOf(sender), file, spooled, cancellation), Spooled = null };
            await spooled.DisposeAsync();
        }

        return [.. files.Select(file => new Attachment(file.Name, file.ContentType, file.Blob!.Size, file.Blob.Sha256, file.Blob.Name))];
    }

    /// <summary>Removes what was written: the request was refused.</summary>
    public async Task DiscardAsync()
    {
        foreach (var file in files)
        {
            if (file.Spooled is { } spooled)
                await spooled.DisposeAsync();
        }

        await blobs.RemoveAsync(written);
    }

    private async Task<StoredBlob> PutAsync(ContactId contact, UploadedFile file, Stream content, CancellationToken cancellation)
    {
        var name = ContactMessage.BlobNameOf(contact, written.Count + 1);
        written.Add(name);
        return await blobs.PutAsync(name, file.ContentType, content, cancellation);
    }

    private sealed record UploadedFile(string Name, string ContentType)
    {
        public StoredBlob? Blob { get; init; }

        public FileStream? Spooled { get; init; }
    }
}
