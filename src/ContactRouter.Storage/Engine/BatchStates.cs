using Azure;
using ContactRouter.Cases;
using ContactRouter.Chats;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;

namespace ContactRouter.Storage.Engine;

/// <summary>States and cases while a batch is decided: each decision sees the one before, though none is committed yet.</summary>
internal sealed class BatchStates(WriterStates states)
{
    private readonly Dictionary<WriterKey, (SenderState State, ETag? ETag)> pinned = [];
    private readonly HashSet<WriterKey> changed = [];
    private readonly Dictionary<CaseId, Case> cases = [];
    private readonly Dictionary<ChatId, Chat> chats = [];
    private readonly HashSet<string> planned = [];

    /// <summary>
    /// The state as it is by now. With the first look it is held fast together with its ETag: what is read meanwhile for others must not lend its ETag to
    /// a decision that never saw its state.
    /// </summary>
    public SenderState StateOf(WriterKey writer)
    {
        if (!pinned.TryGetValue(writer, out var known))
            pinned[writer] = known = (states.StateOf(writer), states.ETagOf(writer));
        return known.State;
    }

    /// <summary>The ETag that goes with the state that was decided on; null where there was no row, or none was assumed.</summary>
    public ETag? ETagOf(WriterKey writer) => pinned.TryGetValue(writer, out var known) ? known.ETag : states.ETagOf(writer);

    /// <summary>Something of his is part of this batch already.</summary>
    public bool IsChanged(WriterKey writer) => changed.Contains(writer);

    /// <summary>The case as it is by now, or null where it has to be read.</summary>
    public Case? CaseOf(CaseId id) => cases.GetValueOrDefault(id) ?? states.CaseOf(id);

    /// <summary>The chat as it is by now, or null where it has to be read.</summary>
    public Chat? ChatOf(ChatId id) => chats.GetValueOrDefault(id) ?? states.ChatOf(id);

    public void Add(PlannedChange change)
    {
        pinned[change.Pending.Writer] = (change.State, ETagOf(change.Pending.Writer));
        changed.Add(change.Pending.Writer);
        foreach (var @case in change.Cases)
            cases[@case.After.Id] = @case.After;
        if (change.Chat is { } chat)
            chats[chat.Id] = chat;
        foreach (var row in change.Rows)
            planned.Add(row.Entity.RowKey);
    }

    /// <summary>His rows are written: what follows in this batch goes on top of them.</summary>
    public void Written(WriterKey writer, ETag etag) => pinned[writer] = (StateOf(writer), etag);

    /// <summary>A row of that key is part of this batch and not in the store yet.</summary>
    public bool IsPlanned(string rowKey) => planned.Contains(rowKey);
}
