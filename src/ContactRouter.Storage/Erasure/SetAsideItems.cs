using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using ContactRouter.Senders;
using ContactRouter.Storage.Quarantine;

namespace ContactRouter.Storage.Erasure;

/// <summary>
/// Finds what was set aside of a sender. Such an item has not been understood, so nobody is its sender for certain: it is his when it was let in as a
/// message of his, or when his address stands in it.
/// </summary>
internal static class SetAsideItems
{
    public static async Task<List<(string Day, string RowKey, string? Blob)>> FindAsync(
        TableClient table, BlobContainerClient blobs, SenderId sender, SenderAddress address, CancellationToken cancellation)
    {
        var found = new List<(string, string, string?)>();
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            var (body, blob) = QuarantineRow.ReadBody(row);
            if (QuarantineRow.Read(row).Release?.Contact?.Sender == sender || await HoldsAsync(body, blob))
                found.Add((row.PartitionKey, row.RowKey, blob));
        }

        return found;

        async Task<bool> HoldsAsync(ReadOnlyMemory<byte> body, string? blob)
        {
            if (blob is not null)
                body = (await blobs.GetBlobClient(blob).DownloadContentAsync(cancellation)).Value.Content.ToMemory();
            // Addresses are ASCII, and are written in any case.
            return Encoding.Latin1.GetString(body.Span).Contains(address.Value, StringComparison.OrdinalIgnoreCase);
        }
    }
}
