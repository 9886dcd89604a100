using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Storage.Accounts;
using ContactRouter.Storage.Quarantine;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Blobs;

/// <summary>
/// Removes blobs whose message was never committed: its process ended between the two, or could not tidy up. A file that broke off half-way is no blob
/// yet; its staged blocks vanish by themselves after a week.
/// </summary>
/// <remarks>
/// A message can only come into being after its blobs were put. So a blob is deleted only as it was listed, under its ETag: if its message is on its
/// way after all, the blob was put again meanwhile and stays.
/// </remarks>
public sealed partial class OrphanSweep(
    BlobContainerClient container,
    ITransactionalTable table,
    ITransactionalTable quarantine,
    AccountCheck account,
    SenderIdentity identity,
    TimeProvider time,
    ILogger<OrphanSweep> logger)
{
    /// <summary>Far longer than any try to take a message in lasts.</summary>
    public static readonly TimeSpan MinAge = TimeSpan.FromDays(1);

    private const int ReadsAtOnce = 8;

    private readonly OrphanCursor cursor = new(table);

    /// <summary>Blobs in a page of the listing.</summary>
    public int PageSize { get; init; } = 1_000;

    /// <summary>So much is done by one run; the next goes on from there.</summary>
    public int PagesPerRun { get; init; } = 20;

    /// <returns>How many blobs were removed.</returns>
    /// <exception cref="StoreUnavailableException">What is left waits for the next run.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        // With another key or another number of buckets no message would be found, and every blob would look like an orphan.
        var setUpAt = await account.SetUpAtAsync(cancellation);
        var removed = 0;
        var next = await cursor.ReadAsync(cancellation);
        for (var page = 0; page < PagesPerRun; page++)
        {
            var blobs = await ListAsync(next, cancellation);
            removed += await RemoveOrphansAsync(blobs.Values.Where(blob => MayBeOrphan(blob, setUpAt)), cancellation);
            next = blobs.ContinuationToken;
            await cursor.WriteAsync(next, cancellation);
            if (string.IsNullOrEmpty(next))
                break;
        }

        if (removed > 0)
            Log.Removed(logger, removed);
        return removed;
    }

    // What is older than the account's set-up belongs to messages that this table never held: the wrong one may be connected. The store gives a blob's
    // time in whole seconds.
    private bool MayBeOrphan(BlobItem blob, DateTimeOffset setUpAt) =>
        blob.Properties.LastModified is { } at && at <= time.GetUtcNow() - MinAge && at > setUpAt.AddSeconds(-1);

    private async Task<int> RemoveOrphansAsync(IEnumerable<BlobItem> blobs, CancellationToken cancellation)
    {
        var removed = 0;
        await Parallel.ForEachAsync(
            blobs.GroupBy(OwnerOf).Where(group => group.Key is not Owner.Unknown),
            new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellation },
            async (group, stop) =>
            {
                if (await IsThereAsync(group.Key, stop))
                    return;
                foreach (var blob in group)
                {
                    if (await RemoveAsync(blob, stop))
                        Interlocked.Increment(ref removed);
                }
            });
        return removed;
    }

    private async Task<bool> IsThereAsync(Owner owner, CancellationToken cancellation) => owner switch
    {
        Owner.Message { Id: var id } => await table.ReadAsync(RowKeys.Partition(identity.BucketOf(id.Sender)), RowKeys.Message(id), cancellation) is not null,
        Owner.SetAside { Id: var id } => await quarantine.ReadAsync(id.Day, id.RowKey, cancellation) is not null,
        _ => false,
    };

    // What is not named as we name blobs is none of ours. A long mail's blob does not name its message, but says it.
    private static Owner OwnerOf(BlobItem blob)
    {
        if (blob.Name.StartsWith(StorageNames.IncomingMailBlobs, StringComparison.Ordinal))
        {
            return blob.Metadata.TryGetValue(IncomingMail.ContactMark, out var message) && ContactId.TryParse(message, out var contact) ? new Owner.Message(contact)
                : blob.Metadata.TryGetValue(IncomingMail.QuarantineMark, out var item) && QuarantineId.TryParse(item, out var aside) ? new Owner.SetAside(aside)
                : new Owner.Nobody();
        }

        return blob.Name.Split('/') is [var sender, var named, _] && ContactId.TryParse(named, out var id) && id.Sender.Value == sender
            ? new Owner.Message(id)
            : new Owner.Unknown();
    }

    private abstract record Owner
    {
        public sealed record Message(ContactId Id) : Owner;

        public sealed record SetAside(QuarantineId Id) : Owner;

        /// <summary>A mail that nobody took.</summary>
        public sealed record Nobody : Owner;

        /// <summary>Not ours to remove.</summary>
        public sealed record Unknown : Owner;
    }

    private async Task<Page<BlobItem>> ListAsync(string? next, CancellationToken cancellation)
    {
        try
        {
            return await PageAsync(next, cancellation);
        }
        catch (RequestFailedException exception) when (exception.Status == 400 && next is not null)
        {
            Log.BeginAgain(logger);
            return await ListAsync(next: null, cancellation);
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable($"container {container.Name}", exception);
        }
    }

    private async Task<Page<BlobItem>> PageAsync(string? next, CancellationToken cancellation)
    {
        await using var pages = container.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, cancellation).AsPages(next, PageSize).GetAsyncEnumerator(cancellation);
        await pages.MoveNextAsync();
        return pages.Current;
    }

    private async Task<bool> RemoveAsync(BlobItem blob, CancellationToken cancellation)
    {
        try
        {
            var conditions = new BlobRequestConditions { IfMatch = blob.Properties.ETag };
            await container.GetBlobClient(blob.Name).DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, conditions, cancellation);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == 412 || (exception.Status == 404 && exception.ErrorCode == BlobErrorCode.BlobNotFound))
        {
            return false;
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable($"container {container.Name}", exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Count} blobs without a message were removed")]
        public static partial void Removed(ILogger logger, int count);

        [LoggerMessage(2, LogLevel.Warning, "The store does not know any more where the listing of blobs stopped; it begins again")]
        public static partial void BeginAgain(ILogger logger);
    }
}
