using System.Security.Cryptography;
using ContactRouter.Functions.Contacts;
using ContactRouter.Intake;
using ContactRouter.Mail.Inbound;
using ContactRouter.Storage.Blobs;

namespace ContactRouter.Functions.InboundMail;

/// <summary>Puts a mail's files into blobs, and the mail itself as it was received.</summary>
internal sealed class MailBlobs(IContactBlobs blobs, ContactId id, MailDelivered mail)
{
    /// <summary>Of the files beyond what is taken in, so many are listed.</summary>
    private const int MostListed = 20;

    private readonly List<string> written = [];

    /// <summary>As many files as any message may have.</summary>
    public IReadOnlyList<Attachment> Attachments { get; private set; } = [];

    /// <summary>Further files: they lie in the mail as it was received.</summary>
    public IReadOnlyList<Attachment> Beyond { get; private set; } = [];

    /// <summary>The blob of the mail as it was received.</summary>
    public string Original => mail.Blob ?? ContactMessage.MailBlobNameOf(id);

    /// <exception cref="Storage.Tables.StoreUnavailableException">Not all is written.</exception>
    public async Task WriteAsync(IReadOnlyList<MailFile> files, CancellationToken cancellation)
    {
        var taken = new List<Attachment>();
        foreach (var file in files.Take(ContactRules.MaxAttachments))
            taken.Add(await WriteAsync(file, taken.Count + 1, cancellation));
        var beyond = new List<Attachment>();
        foreach (var file in files.Skip(ContactRules.MaxAttachments).Take(MostListed))
            beyond.Add(await ListAsync(file, taken.Count + beyond.Count + 1, cancellation));
        if (mail.Blob is null)
        {
            var (content, contentType) = mail.OpenOriginal();
            await PutAsync(Original, contentType, content, cancellation);
        }
        else
        {
            await mail.MarkAsync(id, cancellation);
        }

        (Attachments, Beyond) = (taken, beyond);
    }

    /// <summary>Removes what was written: no message refers to it.</summary>
    public Task DiscardAsync() => blobs.RemoveAsync(written);

    private async Task<Attachment> WriteAsync(MailFile file, int n, CancellationToken cancellation)
    {
        await using var content = file.Open();
        var (kind, peeked) = await FileHead.PeekAsync(content, cancellation);
        await using var whole = peeked;
        var blob = await PutAsync(ContactMessage.BlobNameOf(id, n), kind, whole, cancellation);
        return new Attachment(FileNames.Clean(file.Name, n), kind, blob.Size, blob.Sha256, blob.Name);
    }

    private async Task<Attachment> ListAsync(MailFile file, int n, CancellationToken cancellation)
    {
        await using var content = file.Open();
        var (kind, peeked) = await FileHead.PeekAsync(content, cancellation);
        await using var whole = peeked;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        var size = 0L;
        while (await whole.ReadAsync(buffer, cancellation) is var read and > 0)
        {
            hash.AppendData(buffer, 0, read);
            size += read;
        }

        return new Attachment(
            FileNames.Clean(file.Name, n), kind, size, Convert.ToHexStringLower(hash.GetHashAndReset()), Original);
    }

    private Task<StoredBlob> PutAsync(string name, string contentType, Stream content, CancellationToken cancellation)
    {
        written.Add(name);
        return blobs.PutAsync(name, contentType, content, cancellation);
    }
}
