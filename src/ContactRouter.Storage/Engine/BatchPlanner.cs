using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Engine;

/// <summary>Decides about a batch in its order and plans the commits that write what was decided. Who needs no row has his answer at once.</summary>
internal sealed class BatchPlanner(MessagePlanner messages, CommandPlanner commands, OpeningPlanner openings, ChatPlanner chats, UnblockPlanner unblocks)
{
    /// <summary>More tries than a full budget of messages needs, each of which may meet another instance's commit.</summary>
    private const int MostAttempts = 60;

    /// <param name="again">Gets those whose turn is after this batch's commits.</param>
    public async Task<List<PlannedCommit>> PlanAsync(List<Pending> waiting, BatchStates batch, List<Pending> again)
    {
        var plans = new List<PlannedCommit>();
        foreach (var pending in waiting)
        {
            if (await TryPlanAsync(pending, batch, again) is not { } planned)
                continue;
            batch.Add(planned);
            if (plans.Count == 0 || !plans[^1].TryAdd(planned))
            {
                plans.Add(new PlannedCommit());
                plans[^1].TryAdd(planned);
            }
        }

        return plans;
    }

    /// <returns>What has to be written, or null where nothing has. One caller's fault is not that of the others.</returns>
    private async Task<PlannedChange?> TryPlanAsync(Pending pending, BatchStates batch, List<Pending> again)
    {
        try
        {
            if (pending.Attempt >= MostAttempts)
                throw new StoreUnavailableException("The sender's messages came in faster than they could be committed.");
            pending.Cancellation.ThrowIfCancellationRequested();
            return pending switch
            {
                PendingMessage message => await messages.PlanAsync(message, batch, again),
                PendingCommand command => await commands.PlanAsync(command, batch, again),
                PendingOpening opening => await openings.PlanAsync(opening, batch, again),
                PendingChatCommand chat => await chats.PlanAsync(chat, batch, again),
                PendingUnblock unblock => unblocks.Plan(unblock, batch, again),
                _ => throw new InvalidOperationException($"There is no way for {pending}."),
            };
        }
        catch (Exception exception)
        {
            pending.Fail(exception);
            return null;
        }
    }
}
