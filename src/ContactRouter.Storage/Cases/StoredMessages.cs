using System.Text;
using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Cases;

/// <summary>Messages as they were taken in, with their whole texts.</summary>
public sealed class StoredMessages(ITransactionalTable table, IContactBlobs blobs, SenderIdentity identity)
{
    /// <summary>The message, or null where there is none. A long text whose blob is gone is null.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<StoredMessage?> FindAsync(ContactId contact, CancellationToken cancellation)
    {
        if (await table.ReadAsync(RowKeys.Partition(identity.BucketOf(contact.Sender)), RowKeys.Message(contact), cancellation) is not { } row)
            return null;
        var message = MessageRow.Read(row);
        return message.TextBlob is { } blob && await blobs.ReadAsync(blob, cancellation) is { } text
            ? message with { Text = Encoding.UTF8.GetString(text.Span) }
            : message;
    }
}
