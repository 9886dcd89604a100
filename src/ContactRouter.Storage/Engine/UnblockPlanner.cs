using Azure.Data.Tables;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Engine;

/// <summary>Says what is to be written where a block is lifted.</summary>
internal sealed partial class UnblockPlanner(int bucket, WriterStates states, TimeProvider time)
{
    /// <param name="again">Gets it where it has to be looked at afresh, or after this batch's commits.</param>
    public PlannedChange? Plan(PendingUnblock pending, BatchStates batch, List<Pending> again)
    {
        var state = batch.StateOf(pending.Writer);
        if (!pending.IsLookedAfresh)
        {
            // Another instance may have blocked him: what is cached here does not know.
            if (!batch.IsChanged(pending.Writer))
            {
                pending.IsLookedAfresh = true;
                states.Forget(pending.Writer);
            }

            again.Add(pending);
            return null;
        }

        if (SenderBudget.Lift(state, time.GetUtcNow()) is not { } lifted)
        {
            pending.Complete(wasBlocked: false);
            return null;
        }

        var row = BlockRow.Lifted(bucket, pending.Writer, state.BlockedUntil!.Value);
        return new PlannedChange(pending, lifted, [new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)], logger =>
        {
            Log.Lifted(logger, pending.Writer.Sender);
            pending.Complete(wasBlocked: true);
        });
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The block of sender {Sender} is lifted")]
        public static partial void Lifted(ILogger logger, SenderId sender);
    }
}
