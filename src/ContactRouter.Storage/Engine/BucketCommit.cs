using System.Collections.Concurrent;
using System.Text;
using Azure.Data.Tables;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Engine;

/// <summary>
/// Decides and commits what one bucket's queue held, together. Whoever's rows somebody else changed meanwhile leaves the commit and is decided about
/// anew; the others' rows are sent again unchanged.
/// </summary>
internal sealed partial class BucketCommit(
    int bucket,
    ITransactionalTable table,
    IContactBlobs blobs,
    OutboxPublisher publisher,
    ContactDecider decider,
    UnknownWriters unknown,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>More tries than a full budget of messages needs, each of which may meet another instance's commit.</summary>
    private const int MostAttempts = 60;

    /// <summary>After so many conflicts in one commit each writer's rows go alone.</summary>
    private const int MostConflicts = 3;

    private readonly string partition = RowKeys.Partition(bucket);
    private readonly WriterStates states = new(bucket, table, unknown, time);
    private readonly ConcurrentDictionary<string, PendingMessage> publishing = new();
    private readonly CleanUp cleanUp = new(RowKeys.Partition(bucket));

    /// <summary>Told when an outbox row has become free to go.</summary>
    public Action? Published { get; set; }

    public bool HasCleanUp => !cleanUp.IsEmpty;

    public async Task RunAsync(List<PendingMessage> batch)
    {
        var waiting = batch;
        while (waiting.Count > 0)
        {
            try
            {
                waiting = await RoundAsync(waiting);
            }
            catch (Exception exception)
            {
                // Nobody may be left waiting for an answer that never comes. Those who have theirs keep it.
                waiting.ForEach(pending => pending.Fail(exception));
                states.Clear();
                return;
            }
        }
    }

    /// <summary>Waits until everything committed so far is published or left to the sweep, and removes the outbox rows.</summary>
    public async Task SettleAsync()
    {
        await Task.WhenAll(publishing.Values.Select(pending => pending.Publishing));
        await CleanUpAsync();
    }

    /// <summary>Removes published outbox rows by a call of its own.</summary>
    public async Task CleanUpAsync()
    {
        while (cleanUp.Take(TransactionSize.MaxRows, TransactionSize.MaxBytes) is { Count: > 0 } rowKeys)
        {
            try
            {
                while (rowKeys.Count > 0 && await table.WriteAsync([.. rowKeys.Select(cleanUp.Delete)], CancellationToken.None) is { ConflictAt: { } gone })
                    rowKeys.RemoveAt(gone);
            }
            catch (StoreUnavailableException exception)
            {
                // The sweep finds them: their events are put once more, under the same id.
                Log.LeftForTheSweep(logger, rowKeys.Count, exception.Message);
                return;
            }
        }
    }

    /// <returns>Those that have to be decided about anew.</returns>
    private async Task<List<PendingMessage>> RoundAsync(List<PendingMessage> waiting)
    {
        var again = new List<PendingMessage>();
        await states.LoadAsync(waiting);
        var plans = await PlanAsync(waiting, again);
        for (var i = 0; i < plans.Count; i++)
        {
            foreach (var writer in await WriteAsync(plans[i], again))
            {
                // What he wrote later was decided on a state that is not his any more.
                foreach (var later in plans.Skip(i + 1))
                    again.AddRange(later.Remove(writer).Select(message => message.Pending));
            }
        }

        return again;
    }

    private async Task<List<PlannedCommit>> PlanAsync(List<PendingMessage> waiting, List<PendingMessage> again)
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

    private Decision Decide(PendingMessage pending, Senders.SenderState state) =>
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

    /// <returns>The writers who left the commit; their messages were added to <paramref name="again"/>.</returns>
    private async Task<List<WriterKey>> WriteAsync(PlannedCommit plan, List<PendingMessage> again)
    {
        var left = new List<WriterKey>();
        var deletes = cleanUp.Take(plan.FreeRows, plan.FreeBytes);
        for (var conflicts = 0; plan.Messages.Count > 0; conflicts++)
        {
            if (conflicts > MostConflicts)
            {
                foreach (var writer in plan.Messages.Select(message => message.Pending.Writer).Distinct().ToList())
                    left.AddRange(await WriteAsync(Alone(plan, writer), again));
                return left;
            }

            var actions = plan.ToActions(bucket, states.ETagOf);
            var outcome = await TryWriteAsync(plan, actions, deletes);
            // Nothing is certain about these writers: what they wrote later has to be decided about anew.
            if (outcome is null)
                return [.. left, .. plan.Messages.Select(message => message.Pending.Writer)];
            if (outcome.ConflictAt is not { } at)
            {
                Complete(plan, actions, outcome);
                return left;
            }

            if (at >= actions.Count)
            {
                // Another instance removed that outbox row. The other ones can wait.
                deletes.RemoveAt(at - actions.Count);
                deletes.ForEach(cleanUp.Add);
                deletes.Clear();
                continue;
            }

            var (_, owner, message) = actions[at];
            Blame(owner, message, actions[at].Action.Entity.RowKey);
            List<WriterKey> leaving = [owner, .. await states.ReadUnknownAsync(plan)];
            left.AddRange(leaving);
            foreach (var removed in leaving.SelectMany(plan.Remove).ToList())
            {
                removed.Pending.Attempt++;
                again.Add(removed.Pending);
            }
        }

        deletes.ForEach(cleanUp.Add);
        return left;
    }

    private static PlannedCommit Alone(PlannedCommit plan, WriterKey writer)
    {
        var alone = new PlannedCommit();
        foreach (var message in plan.Remove(writer))
            alone.TryAdd(message);
        return alone;
    }

    private void Blame(WriterKey owner, PlannedMessage? message, string rowKey)
    {
        if (message is null && states.ETagOf(owner) is null)
            unknown.Report(wasKnown: true);
        else if (message is null)
            Log.Conflict(logger, owner.Sender);
        else if (rowKey == RowKeys.Message(message.Pending.Message.Id))
            message.Pending.MayBeIn = true;
        else if (rowKey == RowKeys.Key(owner.Sender, message.Pending.Mark.Hash))
            message.Pending.IsKeyWanted = true;
        states.Forget(owner);
    }

    /// <returns>Null where the store gave no answer; then all of the commit's messages were answered.</returns>
    private async Task<WriteOutcome?> TryWriteAsync(
        PlannedCommit plan, List<(TableTransactionAction Action, WriterKey Writer, PlannedMessage? Message)> actions, List<string> deletes)
    {
        try
        {
            return await table.WriteAsync([.. actions.Select(action => action.Action), .. deletes.Select(cleanUp.Delete)], CancellationToken.None);
        }
        catch (StoreUnavailableException exception)
        {
            deletes.ForEach(cleanUp.Add);
            foreach (var message in plan.Messages)
                states.Forget(message.Pending.Writer);
            if (await WasWrittenAsync(plan))
                Complete(plan, actions, outcome: null);
            else
                plan.Messages.ToList().ForEach(message => message.Pending.Fail(exception));
            return null;
        }
    }

    // The transaction is whole or not at all, so one of its rows tells of all.
    private async Task<bool> WasWrittenAsync(PlannedCommit plan)
    {
        try
        {
            return plan.Messages.FirstOrDefault(message => message.Rows.Count > 0) is { } message
                && await table.ReadAsync(partition, RowKeys.Message(message.Pending.Message.Id), CancellationToken.None) is not null;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private void Complete(PlannedCommit plan, List<(TableTransactionAction Action, WriterKey Writer, PlannedMessage? Message)> actions, WriteOutcome? outcome)
    {
        for (var i = 0; i < actions.Count && outcome is not null; i++)
        {
            if (actions[i].Message is null)
            {
                if (states.ETagOf(actions[i].Writer) is null)
                    unknown.Report(wasKnown: false);
                states.Set(actions[i].Writer, plan.Messages.Last(message => message.Pending.Writer == actions[i].Writer).State, outcome.ETags[i]);
            }
        }

        foreach (var message in plan.Messages)
        {
            switch (message.Decision)
            {
                case Decision.Admitted admitted:
                    var answer = admitted.Record.Answer;
                    Log.Accepted(logger, answer.ContactId, answer.Desk, answer.CaseNumber, answer.Topic);
                    var outbox = (TableEntity)message.Rows[^1].Entity;
                    publishing[outbox.RowKey] = message.Pending;
                    message.Pending.Publishing = PublishAsync(outbox);
                    message.Pending.Complete(new IntakeResult.Accepted(answer, admitted.Standing, IsRepeat: false));
                    break;
                case Decision.Blocked blocked:
                    Log.Blocked(logger, message.Pending.Writer.Sender, blocked.State.BlockedUntil);
                    message.Pending.Complete(new IntakeResult.Blocked(blocked.Standing));
                    break;
            }
        }
    }

    private async Task PublishAsync(TableEntity outbox)
    {
        if (await publisher.PublishCommittedAsync(outbox))
            cleanUp.Add(outbox.RowKey);
        publishing.TryRemove(outbox.RowKey, out _);
        Published?.Invoke();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Contact {Contact} went to desk {Desk} as case {Case}, topic {Topic}")]
        public static partial void Accepted(ILogger logger, Intake.ContactId contact, string desk, Cases.CaseNumber @case, string? topic);

        [LoggerMessage(2, LogLevel.Warning, "Sender {Sender} is blocked until {Until}")]
        public static partial void Blocked(ILogger logger, Senders.SenderId sender, DateTimeOffset? until);

        [LoggerMessage(4, LogLevel.Debug, "Another instance decided about sender {Sender} meanwhile")]
        public static partial void Conflict(ILogger logger, Senders.SenderId sender);

        [LoggerMessage(3, LogLevel.Warning, "{Count} published outbox rows are left for the sweep: {Reason}")]
        public static partial void LeftForTheSweep(ILogger logger, int count, string reason);
    }
}
