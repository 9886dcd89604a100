using Azure.Data.Tables;
using ContactRouter.Cases;
using ContactRouter.Chats;
using ContactRouter.Senders;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Engine;

/// <summary>Something decided that is to be written: its own rows, and the state its writer has after it.</summary>
/// <param name="Rows">All but the state's row.</param>
/// <param name="Done">Tells its caller, and the log, that it is written.</param>
internal sealed record PlannedChange(Pending Pending, SenderState State, IReadOnlyList<TableTransactionAction> Rows, Action<ILogger> Done)
{
    public IReadOnlyList<CaseChange> Cases { get; init; } = [];

    /// <summary>The chat that it changes, or null.</summary>
    public Chat? Chat { get; init; }

    /// <summary>What it sends out, as one of <see cref="Rows"/>; null where nothing is.</summary>
    public TableEntity? Outbox { get; init; }

    /// <summary>A row that nobody but this very change can have written; null where there is none.</summary>
    public WrittenProof? Proof { get; init; }

    public int Bytes { get; } = Rows.Sum(action => TransactionSize.Of(action.Entity));
}

/// <param name="Name">What the row has to hold as its operation.</param>
internal sealed record WrittenProof(string RowKey, string Name)
{
    public const string Operation = "Operation";

    public bool IsGivenBy(TableEntity? row) => row?.GetString(Operation) == Name;
}
