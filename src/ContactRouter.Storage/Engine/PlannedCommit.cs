using Azure;
using Azure.Data.Tables;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;

namespace ContactRouter.Storage.Engine;

/// <summary>
/// One transaction in the making: decided changes in their order, and for each writer one row with the state after the last of them. A writer's rows
/// stand together, his state's row first, so that a conflict tells whose it is.
/// </summary>
internal sealed class PlannedCommit
{
    /// <summary>The row of a state with a full log of 40; a longer one is counted when it is written.</summary>
    private const int StateBytes = 4 * 1024;
    private const int AdmissionBytes = 64;
    private const int OpenCaseBytes = 200;

    private readonly List<PlannedChange> changes = [];
    private int rows;
    private int bytes;

    public IReadOnlyList<PlannedChange> Changes => changes;

    public int FreeRows => TransactionSize.MaxRows - rows;

    public int FreeBytes => TransactionSize.MaxBytes - bytes;

    /// <summary>Adds a change where it fits; an empty commit takes any.</summary>
    public bool TryAdd(PlannedChange change)
    {
        var isNewWriter = !changes.Exists(other => other.Pending.Writer == change.Pending.Writer);
        var moreRows = change.Rows.Count + (isNewWriter ? 1 : 0);
        var moreBytes = change.Bytes + StateSizeOf(change.State);
        if (changes.Count > 0 && (moreRows > FreeRows || moreBytes > FreeBytes))
            return false;
        changes.Add(change);
        rows += moreRows;
        bytes += moreBytes;
        return true;
    }

    /// <summary>Takes a writer's changes out, because he has to be decided about anew.</summary>
    public List<PlannedChange> Remove(WriterKey writer)
    {
        var removed = changes.FindAll(change => change.Pending.Writer == writer);
        changes.RemoveAll(change => change.Pending.Writer == writer);
        rows -= removed.Sum(change => change.Rows.Count) + (removed.Count > 0 ? 1 : 0);
        bytes -= removed.Sum(change => change.Bytes + StateSizeOf(change.State));
        return removed;
    }

    /// <summary>The rows, with whose each is and, where it is not a state's, of which change.</summary>
    /// <param name="etagOf">The ETag of a writer's state as it was read, or null where he has none.</param>
    public List<PlannedRow> ToRows(int bucket, Func<WriterKey, ETag?> etagOf)
    {
        var all = new List<PlannedRow>(rows);
        foreach (var group in changes.GroupBy(change => change.Pending.Writer))
        {
            all.Add(new PlannedRow(StateRow.Replace(StateRow.Write(bucket, group.Key, group.Last().State), etagOf(group.Key)), group.Key, null));
            all.AddRange(RowFolding.Fold(group.SelectMany(change => change.Rows.Select(row => new PlannedRow(row, group.Key, change)))));
        }

        return all;
    }

    private static int StateSizeOf(SenderState state) =>
        Math.Max(StateBytes, (state.Admissions.Count * AdmissionBytes) + (state.OpenCases.Count * OpenCaseBytes));
}

/// <summary>A row of a commit.</summary>
/// <param name="Change">Null for the state's row.</param>
internal sealed record PlannedRow(TableTransactionAction Action, WriterKey Writer, PlannedChange? Change);
