using Azure;
using Azure.Data.Tables;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;

namespace ContactRouter.Storage.Engine;

/// <summary>A decided message that is to be written: its own rows, and the state its writer has after it.</summary>
/// <param name="Rows">All but the state's row; the outbox row last. None where the message only starts a block.</param>
internal sealed record PlannedMessage(PendingMessage Pending, Decision Decision, SenderState State, IReadOnlyList<TableTransactionAction> Rows)
{
    public int Bytes { get; } = Rows.Sum(action => TransactionSize.Of(action.Entity));
}

/// <summary>
/// One transaction in the making: decided messages in their order, and for each writer one row with the state after the last of them. A writer's rows
/// stand together, his state's row first, so that a conflict tells whose it is.
/// </summary>
internal sealed class PlannedCommit
{
    /// <summary>The row of a state with a full log of 40; a longer one is counted when it is written.</summary>
    private const int StateBytes = 4 * 1024;

    private readonly List<PlannedMessage> messages = [];
    private int rows;
    private int bytes;

    public IReadOnlyList<PlannedMessage> Messages => messages;

    public int FreeRows => TransactionSize.MaxRows - rows;

    public int FreeBytes => TransactionSize.MaxBytes - bytes;

    /// <summary>Adds a message where it fits; an empty commit takes any.</summary>
    public bool TryAdd(PlannedMessage message)
    {
        var isNewWriter = !messages.Exists(other => other.Pending.Writer == message.Pending.Writer);
        var moreRows = message.Rows.Count + (isNewWriter ? 1 : 0);
        var moreBytes = message.Bytes + StateSizeOf(message.State);
        if (messages.Count > 0 && (moreRows > FreeRows || moreBytes > FreeBytes))
            return false;
        messages.Add(message);
        rows += moreRows;
        bytes += moreBytes;
        return true;
    }

    /// <summary>Takes a writer's messages out, because he has to be decided about anew.</summary>
    public List<PlannedMessage> Remove(WriterKey writer)
    {
        var removed = messages.FindAll(message => message.Pending.Writer == writer);
        messages.RemoveAll(message => message.Pending.Writer == writer);
        rows -= removed.Sum(message => message.Rows.Count) + (removed.Count > 0 ? 1 : 0);
        bytes -= removed.Sum(message => message.Bytes + StateSizeOf(message.State));
        return removed;
    }

    /// <summary>The rows, with whose each is and, where it is a message's own, of which.</summary>
    /// <param name="etagOf">The ETag of a writer's state as it was read, or null where he has none.</param>
    public List<(TableTransactionAction Action, WriterKey Writer, PlannedMessage? Message)> ToActions(int bucket, Func<WriterKey, ETag?> etagOf)
    {
        var actions = new List<(TableTransactionAction, WriterKey, PlannedMessage?)>(rows);
        foreach (var group in messages.GroupBy(message => message.Pending.Writer))
        {
            actions.Add((StateRow.Replace(StateRow.Write(bucket, group.Key, group.Last().State), etagOf(group.Key)), group.Key, null));
            foreach (var message in group)
                actions.AddRange(message.Rows.Select(row => (row, group.Key, (PlannedMessage?)message)));
        }

        return actions;
    }

    private static int StateSizeOf(SenderState state) => Math.Max(StateBytes, state.Admissions.Count * 64);
}
