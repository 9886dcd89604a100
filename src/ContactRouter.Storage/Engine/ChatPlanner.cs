using Azure.Data.Tables;
using ContactRouter.Chats;
using ContactRouter.Intake;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Engine;

/// <summary>Decides about a command in a chat and says what is to be written.</summary>
internal sealed partial class ChatPlanner(
    int bucket, ITransactionalTable table, ChatDecider decider, RepeatOptions repeats, WriterStates states, Action<Chat> changed, TimeProvider time)
{
    private readonly string partition = RowKeys.Partition(bucket);

    /// <param name="again">Gets it where it has to be looked at afresh, or after this batch's commits.</param>
    public async Task<PlannedChange?> PlanAsync(PendingChatCommand pending, BatchStates batch, List<Pending> again)
    {
        if (pending.Mark is { } mark && batch.IsPlanned(RowKeys.Key(pending.Chat.Contact.Sender, mark.Hash)))
        {
            again.Add(pending);
            return null;
        }

        if (await FindEarlierAsync(pending) is { } earlier)
        {
            pending.Complete(earlier);
            return null;
        }

        if (await ChatAsync(pending.Chat, batch) is not { } chat)
        {
            pending.Complete(new ChatResult.NoChat());
            return null;
        }

        var decision = decider.Decide(chat, pending.Command, time.GetUtcNow());
        if (decision is ChatDecision.Done done)
            return Planned(pending, done, batch);
        if (!pending.IsLookedAfresh)
        {
            // A refusal has no commit that would notice an old cache, or that this was done before under its name.
            pending.IsKeyWanted = pending.Mark is not null && !pending.IsKeyRead;
            if (!batch.IsChanged(pending.Writer))
            {
                pending.IsLookedAfresh = true;
                states.Forget(pending.Writer);
            }

            again.Add(pending);
            return null;
        }

        pending.Complete(decision switch
        {
            ChatDecision.Nothing nothing => new ChatResult.Done(nothing.Chat.Sequence, nothing.Chat.ActiveAt),
            ChatDecision.Refused refused => new ChatResult.Refused(refused.Refusal),
            _ => throw new InvalidOperationException($"There is no way for {decision}."),
        });
        return null;
    }

    /// <summary>What it did before: under its name, or by a try of ours whose answer was lost.</summary>
    private async Task<ChatResult?> FindEarlierAsync(PendingChatCommand pending)
    {
        if (pending is { IsKeyWanted: true, Mark: { } mark })
            pending.SetKey(await table.ReadAsync(partition, RowKeys.Key(pending.Chat.Contact.Sender, mark.Hash), CancellationToken.None));
        if (pending.Seen is { } seen && seen.ExpiresAt > time.GetUtcNow())
            return seen.Body == pending.Mark!.Body ? new ChatResult.Done(seen.Sequence, seen.At) : new ChatResult.KeyReused();
        if (pending.Tried == 0)
            return null;
        var row = await table.ReadAsync(partition, RowKeys.Line(pending.Chat, pending.Tried), CancellationToken.None);
        return row?.GetString(WrittenProof.Operation) == pending.Operation && LineRow.Read(row) is var line ? new ChatResult.Done(line.Sequence, line.At) : null;
    }

    private async Task<Chat?> ChatAsync(ChatId id, BatchStates batch)
    {
        if (batch.ChatOf(id) is { } known)
            return known;
        if (await table.ReadAsync(partition, RowKeys.Chat(id), CancellationToken.None) is not { } row)
            return null;
        var chat = ChatRow.Read(row);
        states.Set(chat);
        return chat;
    }

    private PlannedChange Planned(PendingChatCommand pending, ChatDecision.Done done, BatchStates batch)
    {
        var (chat, now) = (done.Chat, done.Lines.Count > 0 ? done.Lines[^1].At : time.GetUtcNow());
        var line = done.Lines.Count > 0 ? done.Lines[0] : null;
        pending.Tried = line?.Sequence ?? 0;
        var outbox = OutboxRow.Write(bucket, RowKeys.Outbox(now, chat.Id, chat.Revision), done.Outgoing);
        var result = done.Refusal is { } refusal ? (ChatResult)new ChatResult.Refused(refusal) : new ChatResult.Done(line?.Sequence ?? chat.Sequence, line?.At ?? now);
        return new PlannedChange(
            pending,
            batch.StateOf(pending.Writer),
            [
                .. pending.Mark is { } mark && result is ChatResult.Done made
                    ? new[] { ChatKeyRow.Write(bucket, mark, new ChatSeen(chat.Id, mark.Body, made.Sequence, made.At, now + repeats.IdempotencyKeys), pending.SeenETag) } : [],
                .. ChatRows.Change(bucket, chat, done.Lines, pending.Operation),
                .. outbox is null ? [] : new[] { new TableTransactionAction(TableTransactionActionType.Add, outbox) },
            ],
            logger =>
            {
                Log.Changed(logger, chat.Id, pending.Command.GetType().Name, chat.State, chat.Sequence);
                pending.Complete(result);
                changed(chat);
            })
        {
            Chat = chat,
            Outbox = outbox,
            Proof = new WrittenProof(line is null ? RowKeys.Chat(chat.Id) : RowKeys.Line(chat.Id, line.Sequence), pending.Operation),
        };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Chat {Chat}: {What}, now {State} with {Lines} lines")]
        public static partial void Changed(ILogger logger, ChatId chat, string what, ChatState state, int lines);
    }
}
