using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Engine;

/// <summary>
/// Decides and commits what one bucket's queue held, together. Whoever has to be decided about anew, because another instance changed his rows meanwhile
/// or because his message waits for a twin of it, comes again in the next round.
/// </summary>
internal sealed class BucketCommit
{
    private readonly WriterStates states;
    private readonly BatchDecider decisions;
    private readonly CommitWriter commits;

    public BucketCommit(
        int bucket,
        ITransactionalTable table,
        IContactBlobs blobs,
        OutboxPublisher publisher,
        ContactDecider decider,
        UnknownWriters unknown,
        TimeProvider time,
        ILogger logger)
    {
        states = new WriterStates(bucket, table, unknown, time);
        Outbox = new OutboxTail(RowKeys.Partition(bucket), table, publisher, logger);
        decisions = new BatchDecider(bucket, table, blobs, decider, states, time);
        commits = new CommitWriter(bucket, table, states, unknown, Outbox, logger);
    }

    public OutboxTail Outbox { get; }

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

    /// <returns>Those that have to be decided about anew.</returns>
    private async Task<List<PendingMessage>> RoundAsync(List<PendingMessage> waiting)
    {
        var again = new List<PendingMessage>();
        await states.LoadAsync(waiting);
        var plans = await decisions.PlanAsync(waiting, again);
        for (var i = 0; i < plans.Count; i++)
        {
            foreach (var writer in await commits.WriteAsync(plans[i], again))
            {
                // What he wrote later was decided on a state that is not his any more.
                foreach (var later in plans.Skip(i + 1))
                    again.AddRange(later.Remove(writer).Select(message => message.Pending));
            }
        }

        return again;
    }
}
