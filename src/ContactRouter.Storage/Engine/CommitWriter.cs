using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Engine;

/// <summary>
/// Writes a planned commit. Whoever's rows somebody else changed meanwhile leaves it; the others' rows are sent again unchanged. A commit whose answer was
/// lost is looked for before anybody is told that it failed.
/// </summary>
internal sealed partial class CommitWriter(
    int bucket, ITransactionalTable table, WriterStates states, UnknownWriters unknown, CaseDirectory directory, OutboxTail outbox, ILogger logger)
{
    /// <summary>After so many conflicts in one commit each writer's rows go alone.</summary>
    private const int MostConflicts = 3;

    private readonly string partition = RowKeys.Partition(bucket);

    /// <returns>The writers who left the commit; what is theirs was added to <paramref name="again"/>.</returns>
    public async Task<List<WriterKey>> WriteAsync(PlannedCommit plan, BatchStates batch, List<Pending> again)
    {
        var left = new List<WriterKey>();
        var deletes = outbox.Take(plan.FreeRows, plan.FreeBytes);
        for (var conflicts = 0; plan.Changes.Count > 0; conflicts++)
        {
            if (conflicts > MostConflicts)
            {
                deletes.ForEach(outbox.Add);
                foreach (var writer in plan.Changes.Select(change => change.Pending.Writer).Distinct().ToList())
                    left.AddRange(await WriteAsync(Alone(plan, writer), batch, again));
                return left;
            }

            var rows = plan.ToRows(bucket, batch.ETagOf);
            var outcome = await TryWriteAsync(plan, batch, rows, deletes);
            // Nothing is certain about these writers: what they wrote later has to be decided about anew.
            if (outcome is null)
                return [.. left, .. plan.Changes.Select(change => change.Pending.Writer)];
            if (outcome.ConflictAt is not { } at)
            {
                Complete(plan, batch, rows, outcome);
                return left;
            }

            if (at >= rows.Count)
            {
                // Another instance removed that outbox row. The other ones can wait.
                deletes.RemoveAt(at - rows.Count);
                deletes.ForEach(outbox.Add);
                deletes.Clear();
                continue;
            }

            Blame(rows[at], batch);
            List<WriterKey> leaving = [rows[at].Writer, .. await states.ReadUnknownAsync(plan, batch)];
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
        foreach (var change in plan.Remove(writer))
            alone.TryAdd(change);
        return alone;
    }

    private void Blame(PlannedRow row, BatchStates batch)
    {
        var key = row.Action.Entity.RowKey;
        if (row.Change is null && batch.ETagOf(row.Writer) is null)
            unknown.Report(wasKnown: true);
        else if (row.Change is null)
            Log.Conflict(logger, row.Writer.Sender);
        else if (row.Change.Pending is PendingMessage message && key == RowKeys.Message(message.Message.Id))
            message.MayBeIn = true;
        else if (row.Change.Pending is PendingMessage twin && key == RowKeys.Key(row.Writer.Sender, twin.Mark.Hash))
            twin.IsKeyWanted = true;
        else if (row.Change.Pending is PendingChat chat)
            chat.Meet(key);
        states.Forget(row.Writer);
    }

    /// <returns>Null where the store gave no answer; then all of the commit's callers were answered.</returns>
    private async Task<WriteOutcome?> TryWriteAsync(PlannedCommit plan, BatchStates batch, List<PlannedRow> rows, List<string> deletes)
    {
        try
        {
            return await table.WriteAsync([.. rows.Select(row => row.Action), .. deletes.Select(outbox.Delete)], CancellationToken.None);
        }
        catch (StoreUnavailableException exception)
        {
            deletes.ForEach(outbox.Add);
            foreach (var change in plan.Changes)
                states.Forget(change.Pending.Writer);
            if (await WasWrittenAsync(plan))
                Complete(plan, batch, rows, outcome: null);
            else
                plan.Changes.ToList().ForEach(change => change.Pending.Fail(exception));
            return null;
        }
    }

    // The transaction is whole or not at all, so one of its rows tells of all.
    private async Task<bool> WasWrittenAsync(PlannedCommit plan)
    {
        try
        {
            return plan.Changes.Select(change => change.Proof).OfType<WrittenProof>().FirstOrDefault() is { } proof
                && proof.IsGivenBy(await table.ReadAsync(partition, proof.RowKey, CancellationToken.None));
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private void Complete(PlannedCommit plan, BatchStates batch, List<PlannedRow> rows, WriteOutcome? outcome)
    {
        for (var i = 0; i < rows.Count && outcome is not null; i++)
        {
            if (rows[i].Change is null)
                Remember(plan, batch, rows[i].Writer, outcome.ETags[i]);
        }

        foreach (var change in plan.Changes)
        {
            foreach (var opened in change.Cases.Where(@case => @case.Before is null))
                directory.Add(opened.After.Number, opened.After.Id);
            if (change.Outbox is { } row)
                change.Pending.Publishing = outbox.Publish(row);
            change.Done(logger);
        }
    }

    private void Remember(PlannedCommit plan, BatchStates batch, WriterKey writer, Azure.ETag etag)
    {
        if (batch.ETagOf(writer) is null)
            unknown.Report(wasKnown: false);
        batch.Written(writer, etag);
        var changes = plan.Changes.Where(change => change.Pending.Writer == writer).ToList();
        states.Set(writer, changes[^1].State, etag, changes);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Another instance decided about sender {Sender} meanwhile")]
        public static partial void Conflict(ILogger logger, Senders.SenderId sender);
    }
}
