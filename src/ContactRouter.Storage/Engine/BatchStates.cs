using ContactRouter.Senders;
using ContactRouter.Storage.Rows;

namespace ContactRouter.Storage.Engine;

/// <summary>The writers' states while a batch is decided: each decision sees the one before, though none is committed yet.</summary>
internal sealed class BatchStates(WriterStates states)
{
    private readonly Dictionary<WriterKey, SenderState> decided = [];
    private readonly HashSet<string> planned = [];

    public SenderState StateOf(WriterKey writer) => decided.TryGetValue(writer, out var state) ? state : states.StateOf(writer);

    public void Block(PendingMessage pending, SenderState state) => decided[pending.Writer] = state;

    public void Admit(PendingMessage pending, SenderState state)
    {
        decided[pending.Writer] = state;
        planned.Add(pending.Message.Id.Value);
        planned.Add(KeyOf(pending));
    }

    /// <summary>The message, or another one with its key, is part of this batch and not in the store yet.</summary>
    public bool IsPlanned(PendingMessage pending) => planned.Contains(pending.Message.Id.Value) || planned.Contains(KeyOf(pending));

    private static string KeyOf(PendingMessage pending) => RowKeys.Key(pending.Message.Id.Sender, pending.Mark.Hash);
}
