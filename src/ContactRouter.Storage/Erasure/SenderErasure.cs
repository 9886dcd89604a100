using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Erasure;

/// <summary>
/// Removes all that is kept of a sender (GDPR, article 17): state, messages, cases, chats, mails, their entries in every list, files, and what was set aside
/// of him. Stopped half-way, it is run again: what leads to the rest goes last.
/// </summary>
public sealed partial class SenderErasure(
    ITransactionalTable table, TableClient quarantine, BlobContainerClient blobs, SenderIdentity identity, ILogger<SenderErasure> logger)
{
    private const int RowsPerTransaction = 100;

    /// <param name="dryRun">Counts what would be removed, and removes nothing.</param>
    /// <exception cref="StoreUnavailableException">Some of it may be there still: run it again.</exception>
    public async Task<Erased> RunAsync(SenderAddress address, bool dryRun, CancellationToken cancellation)
    {
        var sender = identity.IdOf(address);
        try
        {
            var (leads, own, mails, cases) = await FindRowsAsync(sender, cancellation);
            var items = await SetAsideItems.FindAsync(quarantine, blobs, sender, address, cancellation);
            var files = await blobs.GetBlobsAsync(BlobTraits.None, BlobStates.None, sender.Value + "/", cancellation).Select(blob => blob.Name).ToListAsync(cancellation);
            // A long mail came in before anybody knew whose it was, so its blob is not named after him.
            files.AddRange(mails.Except(files));
            var erased = new Erased(sender, cases, leads.Count + own.Count, files.Count, items.Count, dryRun);
            if (dryRun)
                return erased;
            foreach (var file in files.Concat(items.Select(item => item.Blob).OfType<string>()))
                await blobs.DeleteBlobIfExistsAsync(file, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellation);
            foreach (var item in items)
                await quarantine.DeleteEntityAsync(item.Day, item.RowKey, ETag.All, cancellation);
            var partition = RowKeys.Partition(identity.BucketOf(sender));
            foreach (var batch in leads.Chunk(RowsPerTransaction).Concat(own.Chunk(RowsPerTransaction)))
                await RemoveAsync(partition, batch, cancellation);
            Log.Erased(logger, sender.Value, erased.Rows, erased.Files, erased.SetAside);
            return erased;
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable("tables or the container of files", exception);
        }
    }

    /// <returns>The rows that lead to his cases from elsewhere; his own, of these the state last, for it guards the others; and the blobs of his mails.</returns>
    private async Task<(List<string> Leads, List<string> Own, List<string> Mails, int Cases)> FindRowsAsync(SenderId sender, CancellationToken cancellation)
    {
        var (leads, own, mails, cases) = (new List<string>(), new List<string>(), new List<string>(), 0);
        var (from, to) = RowKeys.AllOf(sender);
        await foreach (var row in table.RangeAsync(RowKeys.Partition(identity.BucketOf(sender)), from, to, cancellation))
        {
            own.Add(row.RowKey);
            if (MessageRow.MailBlobOf(row) is { } mail)
                mails.Add(mail);
            if (!row.RowKey.StartsWith(RowKeys.CasesOf(sender).From, StringComparison.Ordinal))
                continue;
            cases++;
            leads.AddRange(CaseRows.KeysThatLeadTo(CaseRow.Read(row)));
        }

        // These lists are short: all of them is read.
        foreach (var list in RowKeys.Lists)
        {
            leads.AddRange(await table.RangeAsync(RowKeys.Partition(identity.BucketOf(sender)), list.From, list.To, cancellation)
                .Select(row => row.RowKey).Where(key => key.Contains(sender.Value, StringComparison.Ordinal)).ToListAsync(cancellation));
        }

        own.Reverse();
        return (leads, own, mails, cases);
    }

    private async Task RemoveAsync(string partition, string[] keys, CancellationToken cancellation)
    {
        var deletes = keys.Select(key => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, key), ETag.All));
        if ((await table.WriteAsync([.. deletes], cancellation)).Written)
            return;
        // One of them is gone already, which fails the whole: singly, that does not matter.
        foreach (var key in keys)
            await table.RemoveAsync(partition, key, ETag.All, cancellation);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Sender {Sender} was erased: {Rows} rows, {Files} files, {SetAside} items of the quarantine")]
        public static partial void Erased(ILogger logger, string sender, int rows, int files, int setAside);
    }
}

/// <summary>What was, or would be, removed.</summary>
/// <param name="Rows">Of table <c>contacts</c>.</param>
/// <param name="SetAside">Items of the quarantine.</param>
public sealed record Erased(SenderId Sender, int Cases, int Rows, int Files, int SetAside, bool DryRun);
