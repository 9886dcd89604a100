using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using ContactRouter.Cases;
using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Engine;

/// <summary>Decides about a message, reading what the decision asks for, and says what is to be written.</summary>
internal sealed partial class MessagePlanner(
    int bucket, ITransactionalTable table, IContactBlobs blobs, ContactDecider decider, FactReader facts, LedgerCounts ledger, TimeProvider time)
{
    /// <summary>Each round reads more; a decision that is never satisfied is a fault of ours.</summary>
    private const int MostRounds = 40;

    /// <param name="again">Gets it where its turn is after this batch's commits.</param>
    public async Task<PlannedChange?> PlanAsync(PendingMessage pending, BatchStates batch, List<Pending> again)
    {
        // Its twin is part of this very commit: the answer lies in the store only after it.
        var sender = pending.Message.Id.Sender;
        if (batch.IsPlanned(RowKeys.Message(pending.Message.Id)) || batch.IsPlanned(RowKeys.Key(sender, pending.Mark.Hash)))
        {
            again.Add(pending);
            return null;
        }

        var state = batch.StateOf(pending.Writer);
        if (pending.MayBeIn || state.Admissions.Any(admission => admission.Contact == pending.Message.Id))
        {
            pending.MayBeIn = false;
            if (await FindAsync(pending.Message.Id) is { } first)
            {
                pending.Complete(new IntakeResult.Accepted(first, decider.StandingOf(state, time.GetUtcNow()), IsRepeat: true));
                return null;
            }
        }

        switch (await DecideAsync(pending, state, batch))
        {
            case Decision.Repeat repeat:
                pending.Complete(await FindAsync(repeat.First) is { } answer
                    ? new IntakeResult.Accepted(answer, repeat.Standing, IsRepeat: true)
                    : throw new StoreUnavailableException("The first answer to this message could not be found."));
                return null;
            case Decision.KeyReused:
                pending.Complete(new IntakeResult.KeyReused());
                return null;
            case Decision.Blocked blocked when ReferenceEquals(blocked.State, state):
                pending.Complete(new IntakeResult.Blocked(blocked.Standing));
                return null;
            case Decision.SetAside aside:
                pending.Complete(new IntakeResult.SetAside(aside.Reason, aside.Detail));
                return null;
            case Decision.Blocked blocked:
                return Planned(pending, blocked);
            case Decision.Admitted admitted:
                await StoreTextAsync(pending, admitted);
                return Planned(pending, admitted);
            case var other:
                throw new InvalidOperationException($"There is no way for {other}.");
        }
    }

    private async Task<Decision> DecideAsync(PendingMessage pending, SenderState state, BatchStates batch)
    {
        var known = new KnownFacts { IsKeyRead = pending.IsKeyRead, Seen = pending.Seen };
        for (var round = 0; round < MostRounds; round++)
        {
            var decision = decider.Decide(state, pending.Message, pending.Mark, known, time.GetUtcNow(), pending.Attempt);
            if (decision is not Decision.Needs needs)
                return decision;
            foreach (var fact in needs.Facts)
                await facts.ReadAsync(pending, fact, known, batch);
        }

        throw new InvalidOperationException("The decision asks for more and more.");
    }

    private Task<ContactAnswer?> FindAsync(ContactId id) => MessageRow.FindAsync(table, bucket, id, CancellationToken.None);

    private async Task StoreTextAsync(PendingMessage pending, Decision.Admitted admitted)
    {
        if (!admitted.NeedsTextBlob || pending.IsTextStored)
            return;
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(pending.Message.Text));
        await blobs.PutAsync(pending.Message.TextBlobName, "text/plain; charset=utf-8", text, CancellationToken.None);
        pending.IsTextStored = true;
    }

    private PlannedChange Planned(PendingMessage pending, Decision.Admitted admitted)
    {
        var message = pending.Message;
        var answer = admitted.Record.Answer;
        // A message always opens or continues a case, and its desk is told: there is an outbox row.
        var outbox = OutboxRow.Write(bucket, RowKeys.Outbox(answer.ReceivedAt, message.Id), admitted.Outgoing)!;
        // The same delivery may be in another instance's hands, too: whose write it was tells this name alone.
        var operation = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var row = MessageRow.Write(bucket, admitted.Record);
        row[WrittenProof.Operation] = operation;
        return new PlannedChange(
            pending,
            admitted.State,
            [
                Add(row),
                KeyRow.Write(bucket, message.Id.Sender, admitted.Key, pending.IsKeyRead ? pending.SeenETag : null),
                .. admitted.Cases.SelectMany(change => CaseRows.Write(bucket, change)),
                .. message is { Verified: true, MailId: { } mail } ? new[] { MailRow.Write(bucket, message.Id.Sender, mail, answer.CaseNumber) } : [],
                Add(outbox),
            ],
            logger => Accept(pending, admitted, logger))
        {
            Cases = admitted.Cases,
            Outbox = outbox,
            Proof = new WrittenProof(RowKeys.Message(message.Id), operation),
        };
    }

    private PlannedChange Planned(PendingMessage pending, Decision.Blocked blocked)
    {
        var now = time.GetUtcNow();
        var outbox = OutboxRow.Write(bucket, RowKeys.Outbox(now, pending.Message.Id), blocked.Outgoing);
        var block = BlockRow.Write(
            bucket, new Block(pending.Writer, pending.Message.Sender.Value, pending.Message.Channel, now, blocked.State.BlockedUntil!.Value));
        return new PlannedChange(
            pending,
            blocked.State,
            [new TableTransactionAction(TableTransactionActionType.UpsertReplace, block), .. outbox is null ? [] : new[] { Add(outbox) }],
            logger => Refuse(pending, blocked, logger))
        {
            Outbox = outbox,
        };
    }

    private void Accept(PendingMessage pending, Decision.Admitted admitted, ILogger logger)
    {
        var answer = admitted.Record.Answer;
        ledger.Add(pending.Message.IsReleased ? LedgerKind.Released : LedgerKind.InCase, LedgerNames.Of(pending.Message.Channel));
        ledger.Add(LedgerKind.Topic, answer.Topic ?? LedgerKind.None);
        ledger.Add(LedgerKind.Desk, answer.Desk);
        Log.Accepted(logger, answer.ContactId, answer.Desk, answer.CaseNumber, answer.Topic);
        pending.Complete(new IntakeResult.Accepted(answer, admitted.Standing, IsRepeat: false));
    }

    private static void Refuse(PendingMessage pending, Decision.Blocked blocked, ILogger logger)
    {
        Log.Blocked(logger, pending.Writer.Sender, blocked.State.BlockedUntil);
        pending.Complete(new IntakeResult.Blocked(blocked.Standing));
    }

    private static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Contact {Contact} went to desk {Desk} as case {Case}, topic {Topic}")]
        public static partial void Accepted(ILogger logger, ContactId contact, string desk, CaseNumber @case, string? topic);

        [LoggerMessage(2, LogLevel.Warning, "Sender {Sender} is blocked until {Until}")]
        public static partial void Blocked(ILogger logger, SenderId sender, DateTimeOffset? until);
    }
}
