using System.Text;
using Azure;
using Azure.Data.Tables;
using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Storage.Accounts;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage;

/// <summary>
/// Takes messages in: reads the sender's state, has it decided, commits everything that the decision wants in one transaction, publishes. There is no
/// state in between: a message is in wholly or not at all.
/// </summary>
public sealed partial class ContactEngine(
    ITransactionalTable table,
    IContactBlobs blobs,
    OutboxPublisher publisher,
    AccountCheck account,
    ContactDecider decider,
    SenderIdentity identity,
    TimeProvider time,
    ILogger<ContactEngine> logger)
{
    /// <summary>
    /// A try fails only where another message of the sender got in meanwhile: all of a full budget sent at once get in, with some tries to spare
    /// for case numbers that are taken. A sender who is busier still is told to come back.
    /// </summary>
    private const int MostAttempts = SenderState.MostAdmissions + 10;

    /// <summary>Accepts a message; once this returns, it is durable. The same message id again gets the first answer again and has no second effect.</summary>
    /// <exception cref="StoreUnavailableException">It is not known to be accepted; nothing of it is half done.</exception>
    public async Task<ContactAnswer> AcceptAsync(ContactMessage message, CancellationToken cancellation)
    {
        await account.EnsureAsync(cancellation);
        var bucket = identity.BucketOf(message.Id.Sender);
        var partition = RowKeys.Partition(bucket);
        var textStored = false;
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var root = await table.ReadAsync(partition, RowKeys.Root(message.Id.Sender), cancellation);
            var state = root is null ? SenderState.Unknown : RootRow.Read(root);
            var decision = decider.Decide(state, message, time.GetUtcNow(), attempt);
            if (decision.NeedsTextBlob && !textStored)
            {
                using var text = new MemoryStream(Encoding.UTF8.GetBytes(message.Text));
                await blobs.PutAsync(message.TextBlobName, "text/plain; charset=utf-8", text, cancellation);
                textStored = true;
            }

            var outbox = OutboxRow.Write(bucket, decision.Record, decision.Events);
            var outcome = await table.WriteAsync(Rows(bucket, decision, root?.ETag, outbox), cancellation);
            if (outcome.Written)
            {
                Log.Accepted(logger, message.Id, decision.Record.Answer.Desk, decision.Record.Answer.CaseNumber, decision.Record.Answer.Topic);
                await PublishAsync(outbox, outcome.ETags[^1]);
                return decision.Record.Answer;
            }

            // Either somebody else decided about this sender meanwhile, or this message is in already.
            if (await FindAsync(message.Id, cancellation) is { } first)
                return first;
        }

        throw new StoreUnavailableException("The sender's messages came in faster than they could be committed.");
    }

    /// <summary>The answer that a message got, or null where there is no such message.</summary>
    public async Task<ContactAnswer?> FindAsync(ContactId id, CancellationToken cancellation)
    {
        var row = await table.ReadAsync(RowKeys.Partition(identity.BucketOf(id.Sender)), RowKeys.Message(id), cancellation);
        return row is null ? null : MessageRow.ReadAnswer(row, id);
    }

    private static List<TableTransactionAction> Rows(int bucket, Decision decision, ETag? read, TableEntity outbox)
    {
        var message = decision.Record.Message;
        return
        [
            RootRow.Replace(RootRow.Write(bucket, message.Id.Sender, decision.State), read),
            .. decision.Opened.SelectMany(@case => CaseRows.Write(bucket, @case))
                .Prepend(MessageRow.Write(bucket, decision.Record))
                .Append(outbox)
                .Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)),
        ];
    }

    private async Task PublishAsync(TableEntity outbox, ETag etag)
    {
        var publishing = publisher.PublishCommittedAsync(outbox, etag);
        await Task.WhenAny(publishing, Task.Delay(OutboxTiming.AnswerWaits, time));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Contact {Contact} went to desk {Desk} as case {Case}, topic {Topic}")]
        public static partial void Accepted(ILogger logger, ContactId contact, string desk, Cases.CaseNumber @case, string? topic);
    }
}
