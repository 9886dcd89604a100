using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Blobs;

/// <summary>
/// Blobs of Azure Blob Storage. A file of one block is written by one call. A longer one is staged block by block and appears only when its last
/// block is committed, together with its hash: what breaks off half-way was never there.
/// </summary>
public sealed partial class AzureContactBlobs(BlobContainerClient container, ILogger<AzureContactBlobs> logger) : IContactBlobs
{
    private const int BlockBytes = 4 * 1024 * 1024;

    public async Task<StoredBlob> PutAsync(string name, string contentType, Stream content, CancellationToken cancellation)
    {
        var blob = container.GetBlockBlobClient(name);
        var buffer = ArrayPool<byte>.Shared.Rent(BlockBytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var blocks = new List<string>();
        var size = 0L;
        try
        {
            while (true)
            {
                var read = await content.ReadAtLeastAsync(buffer.AsMemory(0, BlockBytes), BlockBytes, throwOnEndOfStream: false, cancellation);
                hash.AppendData(buffer, 0, read);
                size += read;
                if (read < BlockBytes && blocks.Count == 0)
                {
                    var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
                    using var whole = new MemoryStream(buffer, 0, read, writable: false);
                    await StoreAsync(() => blob.UploadAsync(whole, new BlobUploadOptions { HttpHeaders = Headers(contentType), Metadata = Metadata(sha256) }, cancellation), cancellation);
                    return new StoredBlob(name, size, sha256);
                }

                if (read > 0)
                {
                    var id = Convert.ToBase64String(Encoding.ASCII.GetBytes(blocks.Count.ToString("d6", CultureInfo.InvariantCulture)));
                    using var block = new MemoryStream(buffer, 0, read, writable: false);
                    await StoreAsync(() => blob.StageBlockAsync(id, block, cancellationToken: cancellation), cancellation);
                    blocks.Add(id);
                }

                if (read < BlockBytes)
                {
                    var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
                    await StoreAsync(() => blob.CommitBlockListAsync(blocks, Headers(contentType), Metadata(sha256), cancellationToken: cancellation), cancellation);
                    return new StoredBlob(name, size, sha256);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return (await container.GetBlobClient(name).DownloadContentAsync(cancellation)).Value.Content.ToMemory();
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable("blob container", exception);
        }
    }

    public async Task RemoveAsync(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            try
            {
                await container.DeleteBlobIfExistsAsync(name);
            }
            catch (Exception exception) when (StoreFaults.IsUnavailable(exception, CancellationToken.None))
            {
                Log.LeftBehind(logger, name, exception.GetType().Name);
            }
        }
    }

    // Whatever a file is called or says of itself, a browser that is given its blob saves it and never shows it.
    private static BlobHttpHeaders Headers(string contentType) => new() { ContentType = contentType, ContentDisposition = "attachment" };

    private static Dictionary<string, string> Metadata(string sha256) => new() { ["sha256"] = sha256 };

    // The reading of the content stays outside: when the customer's connection breaks, the store is not to blame.
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
        [LoggerMessage(1, LogLevel.Warning, "Blob {Blob} of a refused message is left behind: {Reason}")]
        public static partial void LeftBehind(ILogger logger, string blob, string reason);
    }
}
