using Azure.Data.Tables;
using ContactRouter.Cases;
using ContactRouter.Desks;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Engine;

/// <summary>Decides about a command and says what is to be written.</summary>
internal sealed partial class CommandPlanner(
    int bucket, ITransactionalTable table, DeskDecider decider, FactReader facts, WriterStates states, LedgerCounts ledger, TimeProvider time)
{
    /// <param name="again">Gets it where it has to be looked at afresh, or after this batch's commits.</param>
    public async Task<PlannedChange?> PlanAsync(PendingCommand pending, BatchStates batch, List<Pending> again)
    {
        if (await facts.CaseAsync(pending.Case, batch) is not { } @case)
        {
            pending.Complete(new DeskResult.NoCase());
            return null;
        }

        var decision = decider.Decide(batch.StateOf(pending.Writer), @case, pending.Command, time.GetUtcNow());
        if (decision is DeskDecision.Done done)
            return Planned(pending, done);
        if (!pending.IsLookedAfresh)
        {
            // What was cached may be older than what the caller saw: a commit would have noticed, a refusal has no commit.
            if (!batch.IsChanged(pending.Writer))
            {
                pending.IsLookedAfresh = true;
                states.Forget(pending.Writer);
            }

            again.Add(pending);
            return null;
        }

        pending.Complete(await ResultOfAsync(decision));
        return null;
    }

    private async Task<DeskResult> ResultOfAsync(DeskDecision decision) => decision switch
    {
        DeskDecision.Repeat repeat => await TimelineRow.FindAsync(table, bucket, repeat.Case, repeat.Sequence, CancellationToken.None) is { } entry
            ? new DeskResult.Done(entry.Standing, IsNew: false)
            : throw new StoreUnavailableException("What the command did could not be found."),
        DeskDecision.Nothing nothing => new DeskResult.Done(CaseStanding.Of(nothing.Case), IsNew: false),
        DeskDecision.Stale stale => new DeskResult.Stale(CaseStanding.Of(stale.Case)),
        DeskDecision.Refused refused => new DeskResult.Refused(refused.Detail),
        DeskDecision.NameReused => new DeskResult.NameReused(),
        _ => throw new InvalidOperationException($"There is no way for {decision}."),
    };

    private PlannedChange Planned(PendingCommand pending, DeskDecision.Done done)
    {
        var (id, entry) = (done.Change.After.Id, done.Change.Entry);
        var outbox = OutboxRow.Write(bucket, RowKeys.Outbox(entry.At, id, entry.Sequence), done.Outgoing);
        return new PlannedChange(
            pending,
            done.State,
            [
                .. CaseRows.Write(bucket, done.Change),
                .. outbox is null ? [] : new[] { new TableTransactionAction(TableTransactionActionType.Add, outbox) },
            ],
            logger =>
            {
                Log.Changed(logger, done.Change.After.Number, entry.Kind);
                if (pending.Command is DeskCommand.Reply && done.Change.Before is { State: CaseState.Open } waited)
                    CountAnswer(waited, entry.At);
                pending.Complete(new DeskResult.Done(entry.Standing, IsNew: true));
            })
        {
            Cases = [done.Change],
            Outbox = outbox,
            Proof = new WrittenProof(RowKeys.Entry(id, entry.Sequence), entry.Operation),
        };
    }

    // What was answered already was promised nothing more (P4).
    private void CountAnswer(Case waited, DateTimeOffset at)
    {
        var desk = waited.Desk.Name;
        ledger.Add(at <= waited.DueAt ? LedgerKind.AnsweredInTime : LedgerKind.AnsweredLate, desk);
        ledger.Add(LedgerKind.AnswerMinutes, desk, (long)(at - waited.ReceivedAt).TotalMinutes);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Case {Case}: {What}")]
        public static partial void Changed(ILogger logger, CaseNumber @case, TimelineKind what);
    }
}
