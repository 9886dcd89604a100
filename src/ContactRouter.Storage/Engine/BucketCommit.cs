namespace ContactRouter.Storage.Engine;

/// <summary>
/// Decides and commits what one bucket's queue held, together. Whoever has to be decided about anew, because another instance changed his rows meanwhile
/// or because his message waits for a twin of it, comes again in the next round.
/// </summary>
internal sealed class BucketCommit(WriterStates states, BatchPlanner planner, CommitWriter commits, OutboxTail outbox)
{
    public OutboxTail Outbox => outbox;

    public async Task RunAsync(List<Pending> batch)
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
    private async Task<List<Pending>> RoundAsync(List<Pending> waiting)
    {
        var again = new List<Pending>();
        await states.LoadAsync(waiting);
        var batch = new BatchStates(states);
        var plans = await planner.PlanAsync(waiting, batch, again);
        for (var i = 0; i < plans.Count; i++)
        {
            foreach (var writer in await commits.WriteAsync(plans[i], batch, again))
            {
                // What he wrote later was decided on a state that is not his any more.
                foreach (var later in plans.Skip(i + 1))
                    again.AddRange(later.Remove(writer).Select(change => change.Pending));
            }
        }

        return again;
    }
}
