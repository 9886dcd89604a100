using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Quarantine;

/// <summary>Table <c>quarantine</c>: what was set aside, a partition for each day; bodies too long for a row lie in blobs.</summary>
public sealed partial class QuarantineStore(TableClient table, BlobContainerClient blobs, LedgerCounts ledger, TimeProvider time, ILogger<QuarantineStore> logger) : IQuarantine
{
    /// <exception cref="StoreUnavailableException">It is not kept: its source must not let go of it.</exception>
    public Task KeepAsync(SetAside item, CancellationToken cancellation) => item.Body.Length <= QuarantineRow.MaxPropertyBytes
        ? KeepAsync(item, item.Body.Length, upload: null, cancellation)
        : KeepAsync(item, item.Body.Length, blob => blob.UploadAsync(new BinaryData(item.Body), overwrite: true, cancellation), cancellation);

    /// <summary>Keeps something too long to be held in memory.</summary>
    /// <param name="item">Without its body.</param>
    /// <param name="body">To be read from its beginning.</param>
    /// <exception cref="StoreUnavailableException">It is not kept: its source must not let go of it.</exception>
    public async Task KeepAsync(SetAside item, Stream body, CancellationToken cancellation)
    {
        body.Position = 0;
        if (body.Length > QuarantineRow.MaxPropertyBytes)
        {
            await KeepAsync(item, body.Length, blob => blob.UploadAsync(body, overwrite: true, cancellation), cancellation);
            return;
        }

        var bytes = new byte[body.Length];
        await body.ReadExactlyAsync(bytes, cancellation);
        await KeepAsync(item with { Body = bytes }, cancellation);
    }

    /// <summary>Keeps something that lies in a blob already. The blob stays its owner's: it goes when nothing names it any more.</summary>
    /// <param name="item">Without its body.</param>
    /// <exception cref="StoreUnavailableException">It is not kept: its source must not let go of it.</exception>
    public Task KeepAsync(SetAside item, string blob, long size, CancellationToken cancellation) => StoreAsync(
        async () =>
        {
            await WriteAsync(item, blob, size, cancellation);
            return true;
        },
        cancellation);

    private Task<bool> KeepAsync(SetAside item, long size, Func<BlobClient, Task>? upload, CancellationToken cancellation) => StoreAsync(
        async () =>
        {
            string? blob = null;
            if (upload is not null)
            {
                blob = StorageNames.SetAsideBlob(QuarantineId.DayOf(time.GetUtcNow()), QuarantineId.Of(item).Value);
                await upload(blobs.GetBlobClient(blob));
            }

            await WriteAsync(item, blob, size, cancellation);
            return true;
        },
        cancellation);

    private async Task WriteAsync(SetAside item, string? blob, long size, CancellationToken cancellation)
    {
        // Set aside again, it keeps what was noted of its release.
        await table.UpsertEntityAsync(QuarantineRow.Write(item, time.GetUtcNow(), blob, size), TableUpdateMode.Merge, cancellation);
        // Mails of ours are counted by what came of them.
        if (item.Source != StorageNames.OutboundMailSource)
            ledger.Add(LedgerKind.SetAside, item.Reason);
        Log.Kept(logger, item.Id, item.Source, item.Reason);
    }

    /// <summary>An item with its body, or null where there is none of that id.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public Task<(QuarantinedItem Item, ReadOnlyMemory<byte> Body)?> FindAsync(QuarantineId id, CancellationToken cancellation) => StoreAsync(
        async () =>
        {
            var row = await table.GetEntityIfExistsAsync<TableEntity>(id.Day, id.RowKey, cancellationToken: cancellation);
            if (!row.HasValue)
                return ((QuarantinedItem, ReadOnlyMemory<byte>)?)null;
            var (body, blob) = QuarantineRow.ReadBody(row.Value!);
            if (blob is not null)
                body = (await blobs.GetBlobClient(blob).DownloadContentAsync(cancellation)).Value.Content.ToMemory();
            return (QuarantineRow.Read(row.Value!), body);
        },
        cancellation);

    /// <summary>Notes that an item was let in. An item that was purged meanwhile needs no note.</summary>
    /// <exception cref="StoreUnavailableException">It may not be noted; releasing it again leads to the same message.</exception>
    public Task MarkReleasedAsync(QuarantineId id, Release release, CancellationToken cancellation) => StoreAsync(
        async () =>
        {
            try
            {
                await table.UpdateEntityAsync(QuarantineRow.Mark(id, release), ETag.All, TableUpdateMode.Merge, cancellation);
                return true;
            }
            catch (RequestFailedException exception) when (exception is { Status: 404, ErrorCode: "ResourceNotFound" or "EntityNotFound" })
            {
                return false;
            }
        },
        cancellation);

    private async Task<T> StoreAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable($"table {table.Name}", exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Message {Id} of {Source} is set aside: {Reason}")]
        public static partial void Kept(ILogger logger, string id, string source, string reason);
    }
}
