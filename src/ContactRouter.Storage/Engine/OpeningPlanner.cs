using Azure.Data.Tables;
using ContactRouter.Chats;
using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Engine;

/// <summary>
/// Decides about the wish for a chat and says what is to be written. Whether the customer has a chat already is found by the insert of its lock: of any
/// number at once, on any number of instances, one gets it (P11).
/// </summary>
internal sealed partial class OpeningPlanner(
    int bucket, ITransactionalTable table, ChatOpener opener, RepeatOptions repeats, Action<Chat> changed, TimeProvider time)
{
    private readonly string partition = RowKeys.Partition(bucket);

    /// <param name="again">Gets it where its turn is after this batch's commits.</param>
    public async Task<PlannedChange?> PlanAsync(PendingOpening pending, BatchStates batch, List<Pending> again)
    {
        // Another one's lock, or its twin's name, is part of this very commit: what lies in the store tells only after it.
        if (batch.IsPlanned(RowKeys.ChatLock(pending.Writer)) || (pending.Mark is { } mark && batch.IsPlanned(RowKeys.Key(pending.Chat.Contact.Sender, mark.Hash))))
        {
            again.Add(pending);
            return null;
        }

        var state = batch.StateOf(pending.Writer);
        var open = pending.IsLockWanted ? await LockAsync(pending) : null;
        if (open == pending.Chat)
        {
            // A try of ours got it whose answer was lost.
            pending.Complete(new OpeningResult.Opened(pending.Chat, opener.StandingOf(state, time.GetUtcNow()), IsRepeat: false));
            return null;
        }

        if (pending.IsKeyWanted)
            await ReadKeyAsync(pending);
        if (Repeated(pending, state) is { } repeated)
        {
            pending.Complete(repeated);
            return null;
        }

        var decision = opener.Decide(state, pending.Opening, open, time.GetUtcNow());
        if (decision is not OpeningDecision.Admitted && pending is { Mark: not null, IsKeyRead: false })
        {
            // Before a refusal is said: it may have been opened before under its name.
            await ReadKeyAsync(pending);
            if (Repeated(pending, state) is { } first)
            {
                pending.Complete(first);
                return null;
            }
        }

        switch (decision)
        {
            case OpeningDecision.Admitted admitted:
                return Planned(pending, admitted);
            case OpeningDecision.Blocked blocked when ReferenceEquals(blocked.State, state):
                pending.Complete(new OpeningResult.Blocked(blocked.Standing));
                return null;
            case OpeningDecision.Blocked blocked:
                return Planned(pending, blocked);
            case OpeningDecision.Refused refused:
                pending.Complete(new OpeningResult.Refused(refused.Refusal));
                return null;
            default:
                throw new InvalidOperationException($"There is no way for {decision}.");
        }
    }

    private PlannedChange Planned(PendingOpening pending, OpeningDecision.Blocked blocked)
    {
        var block = new Block(pending.Writer, pending.Opening.Sender.Value, Channel.Chat, time.GetUtcNow(), blocked.State.BlockedUntil!.Value);
        return new PlannedChange(
            pending,
            blocked.State,
            [new TableTransactionAction(TableTransactionActionType.UpsertReplace, BlockRow.Write(bucket, block))],
            _ => pending.Complete(new OpeningResult.Blocked(blocked.Standing)));
    }

    private OpeningResult? Repeated(PendingOpening pending, SenderState state)
    {
        if (pending.Seen is not { } seen || seen.ExpiresAt <= time.GetUtcNow())
            return null;
        return seen.Body == pending.Mark!.Body
            ? new OpeningResult.Opened(seen.Chat, opener.StandingOf(state, time.GetUtcNow()), IsRepeat: true)
            : new OpeningResult.KeyReused();
    }

    private async Task ReadKeyAsync(PendingOpening pending) =>
        pending.SetKey(await table.ReadAsync(partition, RowKeys.Key(pending.Chat.Contact.Sender, pending.Mark!.Hash), CancellationToken.None));

    private async Task<ChatId?> LockAsync(PendingOpening pending) =>
        ChatRows.Locked(await table.ReadAsync(partition, RowKeys.ChatLock(pending.Writer), CancellationToken.None));

    private PlannedChange Planned(PendingOpening pending, OpeningDecision.Admitted admitted)
    {
        var chat = admitted.Chat;
        var outbox = OutboxRow.Write(bucket, RowKeys.Outbox(chat.OpenedAt, chat.Id, chat.Revision), admitted.Outgoing)!;
        return new PlannedChange(
            pending,
            admitted.State,
            [
                // The name before the lock: a twin is told the first answer, not that there is a chat already.
                .. pending.Mark is { } mark
                    ? new[] { ChatKeyRow.Write(bucket, mark, new ChatSeen(chat.Id, mark.Body, 0, chat.OpenedAt, chat.OpenedAt + repeats.IdempotencyKeys), pending.SeenETag) } : [],
                .. ChatRows.Open(bucket, chat, pending.Operation),
                new TableTransactionAction(TableTransactionActionType.Add, outbox),
            ],
            logger =>
            {
                Log.Opened(logger, chat.Id);
                pending.Complete(new OpeningResult.Opened(chat.Id, admitted.Standing, IsRepeat: false));
                changed(chat);
            })
        {
            Chat = chat,
            Outbox = outbox,
            Proof = new WrittenProof(RowKeys.ChatLock(pending.Writer), pending.Operation),
        };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Chat {Chat} is open")]
        public static partial void Opened(ILogger logger, ChatId chat);
    }
}
