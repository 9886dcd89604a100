using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Blobs;

/// <summary>The files that customers sent, for the desks to look at.</summary>
public sealed class StoredFiles(BlobContainerClient container)
{
    /// <summary>The file as a stream with its length in bytes, or null where it is gone. Whoever asks disposes of it.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<(Stream Content, long Length)?> OpenAsync(string blob, CancellationToken cancellation)
    {
        try
        {
            var download = (await container.GetBlobClient(blob).DownloadStreamingAsync(cancellationToken: cancellation)).Value;
            return (download.Content, download.Details.ContentLength);
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
}
