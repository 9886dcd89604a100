using Azure.Data.Tables;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Engine;

/// <summary>
/// Writes a planned commit. Whoever's rows somebody else changed meanwhile leaves it; the others' rows are sent again unchanged. A commit whose answer was
/// lost is looked for before anybody is told that it failed.
/// </summary>
internal sealed partial class CommitWriter(
    int bucket, ITransactionalTable table, WriterStates states, UnknownWriters unknown, OutboxTail outbox, ILogger logger)
{
    /// <summary>After so many conflicts in one commit each writer's rows go alone.</summary>
    private const int MostConflicts = 3;

    private readonly string partition = RowKeys.Partition(bucket);

    /// <returns>The writers who left the commit; their messages were added to <paramref name="again"/>.</returns>
    public async Task<List<WriterKey>> WriteAsync(PlannedCommit plan, List<PendingMessage> again)
    {
        var left = new List<WriterKey>();
        var deletes = outbox.Take(plan.FreeRows, plan.FreeBytes);
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
                deletes.ForEach(outbox.Add);
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

        deletes.ForEach(outbox.Add);
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
            return await table.WriteAsync([.. actions.Select(action => action.Action), .. deletes.Select(outbox.Delete)], CancellationToken.None);
        }
        catch (StoreUnavailableException exception)
        {
            deletes.ForEach(outbox.Add);
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
                    message.Pending.Publishing = outbox.Publish((TableEntity)message.Rows[^1].Entity);
                    message.Pending.Complete(new IntakeResult.Accepted(answer, admitted.Standing, IsRepeat: false));
                    break;
                case Decision.Blocked blocked:
                    Log.Blocked(logger, message.Pending.Writer.Sender, blocked.State.BlockedUntil);
                    message.Pending.Complete(new IntakeResult.Blocked(blocked.Standing));
                    break;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Contact {Contact} went to desk {Desk} as case {Case}, topic {Topic}")]
        public static partial void Accepted(ILogger logger, Intake.ContactId contact, string desk, Cases.CaseNumber @case, string? topic);

        [LoggerMessage(2, LogLevel.Warning, "Sender {Sender} is blocked until {Until}")]
        public static partial void Blocked(ILogger logger, Senders.SenderId sender, DateTimeOffset? until);

        [LoggerMessage(3, LogLevel.Debug, "Another instance decided about sender {Sender} meanwhile")]
        public static partial void Conflict(ILogger logger, Senders.SenderId sender);
    }
}
