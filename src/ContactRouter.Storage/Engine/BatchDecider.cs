using System.Text;
using Azure.Data.Tables;
using ContactRouter.Senders;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Engine;

/// <summary>Decides about a batch in its order and plans the commits that write what was decided. Who needs no row has his answer at once.</summary>
internal sealed class BatchDecider(
    int bucket, ITransactionalTable table, IContactBlobs blobs, ContactDecider decider, WriterStates states, TimeProvider time)
{
    /// <summary>More tries than a full budget of messages needs, each of which may meet another instance's commit.</summary>
    private const int MostAttempts = 60;

    private readonly string partition = RowKeys.Partition(bucket);

    /// <param name="again">Gets those whose turn is after this batch's commits.</param>
    public async Task<List<PlannedCommit>> PlanAsync(List<PendingMessage> waiting, List<PendingMessage> again)
    {
        var plans = new List<PlannedCommit>();
        var batch = new BatchStates(states);
        foreach (var pending in waiting)
        {
            if (await TryDecideAsync(pending, batch, again) is not { } planned)
                continue;
            if (plans.Count == 0 || !plans[^1].TryAdd(planned))
            {
                plans.Add(new PlannedCommit());
                plans[^1].TryAdd(planned);
            }
        }

        return plans;
    }

    /// <returns>What has to be written, or null where nothing has. One message's fault is not that of the others.</returns>
    private async Task<PlannedMessage?> TryDecideAsync(PendingMessage pending, BatchStates batch, List<PendingMessage> again)
    {
        try
        {
            if (pending.Attempt >= MostAttempts)
                throw new StoreUnavailableException("The sender's messages came in faster than they could be committed.");
            return await DecideAsync(pending, batch, again);
        }
        catch (Exception exception)
        {
            pending.Fail(exception);
            return null;
        }
    }

    private async Task<PlannedMessage?> DecideAsync(PendingMessage pending, BatchStates batch, List<PendingMessage> again)
    {
        // Its twin is part of this very commit: the answer lies in the store only after it.
        if (batch.IsPlanned(pending))
        {
            again.Add(pending);
            return null;
        }

        pending.Cancellation.ThrowIfCancellationRequested();
        var state = batch.StateOf(pending.Writer);
        if (pending.MayBeIn || state.Admissions.Any(admission => admission.Contact == pending.Message.Id))
        {
            pending.MayBeIn = false;
            if (await MessageRow.FindAsync(table, bucket, pending.Message.Id, CancellationToken.None) is { } first)
            {
                pending.Complete(new IntakeResult.Accepted(first, decider.StandingOf(state, time.GetUtcNow()), IsRepeat: true));
                return null;
            }
        }

        var decision = Decide(pending, state);
        if (decision is Decision.NeedsKey)
        {
            pending.SetKey(await table.ReadAsync(partition, RowKeys.Key(pending.Message.Id.Sender, pending.Mark.Hash), CancellationToken.None));
            decision = Decide(pending, state);
        }

        switch (decision)
        {
            case Decision.Repeat repeat:
                pending.Complete(await MessageRow.FindAsync(table, bucket, repeat.First, CancellationToken.None) is { } answer
                    ? new IntakeResult.Accepted(answer, repeat.Standing, IsRepeat: true)
                    : throw new StoreUnavailableException("The first answer to this message could not be found."));
                return null;
            case Decision.KeyReused:
                pending.Complete(new IntakeResult.KeyReused());
                return null;
            case Decision.Blocked blocked when ReferenceEquals(blocked.State, state):
                pending.Complete(new IntakeResult.Blocked(blocked.Standing));
                return null;
            case Decision.Blocked blocked:
                batch.Block(pending, blocked.State);
                return new PlannedMessage(pending, blocked, blocked.State, []);
            case Decision.Admitted admitted:
                await StoreTextAsync(pending, admitted);
                batch.Admit(pending, admitted.State);
                return new PlannedMessage(pending, admitted, admitted.State, RowsOf(pending, admitted));
            default:
                throw new InvalidOperationException($"There is no way for {decision}.");
        }
    }

    private Decision Decide(PendingMessage pending, SenderState state) =>
        decider.Decide(state, pending.Message, pending.Mark, pending.Seen, pending.IsKeyRead, time.GetUtcNow(), pending.Attempt);

    private async Task StoreTextAsync(PendingMessage pending, Decision.Admitted admitted)
    {
        if (!admitted.NeedsTextBlob || pending.IsTextStored)
            return;
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(pending.Message.Text));
        await blobs.PutAsync(pending.Message.TextBlobName, "text/plain; charset=utf-8", text, CancellationToken.None);
        pending.IsTextStored = true;
    }

    private List<TableTransactionAction> RowsOf(PendingMessage pending, Decision.Admitted admitted) =>
    [
        Add(MessageRow.Write(bucket, admitted.Record)),
        KeyRow.Write(bucket, pending.Message.Id.Sender, admitted.Key, pending.IsKeyRead ? pending.SeenETag : null),
        .. admitted.Opened.SelectMany(@case => CaseRows.Write(bucket, @case)).Select(Add),
        Add(OutboxRow.Write(bucket, admitted.Record, admitted.Events)),
    ];

    private static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);
}
