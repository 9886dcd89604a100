using Azure.Data.Tables;
using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Storage;

namespace ContactRouter.Benchmarks.Product;

/// <summary>Tells when an account has nothing left to publish or to clean up.</summary>
internal static class OutboxWatch
{
    public static Task EmptyAsync(Account account)
    {
        var table = account.Unseen.Tables.GetTableClient(StorageNames.ContactsTable);
        return Until.HoldsAsync(
            "an empty outbox",
            async () => !await table.QueryAsync<TableEntity>("RowKey ge 'p|' and RowKey lt 'p}'", maxPerPage: 1).AnyAsync(),
            TimeSpan.FromMilliseconds(100));
    }
}
