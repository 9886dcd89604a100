using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using ContactRouter.Intake;
using ContactRouter.Storage.Quarantine;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Blobs;

/// <summary>
/// A mail as it came in, as a whole: in memory, or in a blob of its own that says whose it is. A blob that nobody took goes with this; should the process end
/// before, the sweep for orphans finds it.
/// </summary>
public sealed partial class IncomingMail : IAsyncDisposable
{
    internal const string ContactMark = "contact";
    internal const string QuarantineMark = "quarantine";

    private const int ReadBytes = 1024 * 1024;

    private readonly BlockBlobClient? blob;
    private readonly ILogger? logger;
    private readonly List<string> blocks = [];
    private ReadOnlyMemory<byte> whole;
    private Stream? content;
    private bool isCommitted;

    internal IncomingMail(BlobContainerClient container, string name, ILogger logger) =>
        (blob, this.logger) = (container.GetBlockBlobClient(name), logger);

    /// <summary>A mail that was kept elsewhere.</summary>
    public IncomingMail(ReadOnlyMemory<byte> whole)
    {
        this.whole = whole;
        Length = whole.Length;
    }

    /// <summary>In bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Its blob, or null where it is in memory only.</summary>
    public string? Blob => blocks.Count > 0 ? blob!.Name : null;

    /// <summary>Somebody refers to its blob, or may: it stays.</summary>
    public bool IsTaken { get; set; }

    /// <summary>All of it, to be read from anywhere; one stream for all readers. From here on it is a blob, where it is too long for memory.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be read.</exception>
    public async Task<Stream> OpenAsync(CancellationToken cancellation)
    {
        if (content is not null)
            return content;
        if (Blob is null)
            return content = Over(whole);
        await StoreAsync(() => blob!.CommitBlockListAsync(blocks, Headers(), cancellationToken: cancellation), cancellation);
        isCommitted = true;
        Stream? opened = null;
        await StoreAsync(async () => opened = await blob!.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = ReadBytes }, cancellation), cancellation);
        return content = new StoredStream(opened!, Length);
    }

    /// <summary>A parser may pass over what it could not read; nobody may believe what it found then.</summary>
    /// <exception cref="StoreUnavailableException">A part of it could not be read.</exception>
    public void ThrowIfUnread()
    {
        if (content is StoredStream { Fault: { } fault })
            throw fault;
    }

    /// <summary>Says in the blob which message it belongs to, before that is committed.</summary>
    /// <exception cref="StoreUnavailableException">It may be said.</exception>
    public Task MarkAsync(ContactId contact, CancellationToken cancellation) => MarkAsync(ContactMark, contact.Value, cancellation);

    /// <summary>Says in the blob what of the quarantine it belongs to, before that is kept.</summary>
    /// <exception cref="StoreUnavailableException">It may be said.</exception>
    public Task MarkAsync(QuarantineId item, CancellationToken cancellation) => MarkAsync(QuarantineMark, item.Value, cancellation);

    public async ValueTask DisposeAsync()
    {
        if (content is not null)
            await content.DisposeAsync();
        if (Blob is null || IsTaken)
            return;
        try
        {
            // Blocks that were never committed cost as much as a blob for a week; an empty list lets go of them.
            if (!isCommitted)
                await blob!.CommitBlockListAsync([]);
            await blob!.DeleteIfExistsAsync();
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, CancellationToken.None))
        {
            Log.LeftBehind(logger!, Blob, exception.GetType().Name);
        }
    }

    internal async Task StageAsync(ReadOnlyMemory<byte> block, CancellationToken cancellation)
    {
        var id = Convert.ToBase64String(Encoding.ASCII.GetBytes(blocks.Count.ToString("d6", CultureInfo.InvariantCulture)));
        // Known before it is there: a try whose answer was lost has to be tidied up, too.
        blocks.Add(id);
        Length += block.Length;
        await StoreAsync(() => blob!.StageBlockAsync(id, Over(block), cancellationToken: cancellation), cancellation);
    }

    internal async Task EndAsync(ReadOnlyMemory<byte> rest, CancellationToken cancellation)
    {
        if (blocks.Count == 0)
            (whole, Length) = (rest.ToArray(), rest.Length);
        else if (rest.Length > 0)
            await StageAsync(rest, cancellation);
    }

    private async Task MarkAsync(string name, string value, CancellationToken cancellation)
    {
        if (Blob is not null)
            await StoreAsync(() => blob!.SetMetadataAsync(new Dictionary<string, string> { [name] = value }, cancellationToken: cancellation), cancellation);
    }

    private static MemoryStream Over(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);

    private static BlobHttpHeaders Headers() => new() { ContentType = "multipart/form-data", ContentDisposition = "attachment" };

    private static async Task StoreAsync(Func<Task> call, CancellationToken cancellation)
    {
        try
        {
            await call();
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable("blob container", exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Mail {Blob} that was refused is left behind: {Reason}")]
        public static partial void LeftBehind(ILogger logger, string blob, string reason);
    }
}
