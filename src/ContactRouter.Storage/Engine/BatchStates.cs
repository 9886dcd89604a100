using ContactRouter.Cases;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;

namespace ContactRouter.Storage.Engine;

/// <summary>States and cases while a batch is decided: each decision sees the one before, though none is committed yet.</summary>
internal sealed class BatchStates(WriterStates states)
{
    private readonly Dictionary<WriterKey, SenderState> decided = [];
    private readonly Dictionary<CaseId, Case> cases = [];
    private readonly HashSet<string> planned = [];

    public SenderState StateOf(WriterKey writer) => decided.TryGetValue(writer, out var state) ? state : states.StateOf(writer);

    /// <summary>The case as it is by now, or null where it has to be read.</summary>
    public Case? CaseOf(CaseId id) => cases.GetValueOrDefault(id) ?? states.CaseOf(id);

    public void Add(PlannedChange change)
    {
        decided[change.Pending.Writer] = change.State;
        foreach (var @case in change.Cases)
            cases[@case.After.Id] = @case.After;
        foreach (var row in change.Rows)
            planned.Add(row.Entity.RowKey);
    }

    /// <summary>A row of that key is part of this batch and not in the store yet.</summary>
    public bool IsPlanned(string rowKey) => planned.Contains(rowKey);
}
