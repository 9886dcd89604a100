using Azure.Data.Tables;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Blobs;

/// <summary>Where the sweep for orphans stopped, kept in a row: the next run may be another instance's.</summary>
internal sealed class OrphanCursor(ITransactionalTable table)
{
    private const string Next = "Next";

    /// <returns>The store's mark in the listing of blobs, or null for its beginning.</returns>
    public async Task<string?> ReadAsync(CancellationToken cancellation)
    {
        var row = await table.ReadAsync(RowKeys.SettingsPartition, RowKeys.OrphanCursor, cancellation);
        return row?.GetString(Next) is { Length: > 0 } next ? next : null;
    }

    public Task WriteAsync(string? next, CancellationToken cancellation) => table.WriteAsync(
        [new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity(RowKeys.SettingsPartition, RowKeys.OrphanCursor) { [Next] = next ?? "" })],
        cancellation);
}
