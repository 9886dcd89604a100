using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Seen;

/// <summary>Table <c>seen</c>: names that others give and may give again. Rows are inserted, never changed; a day is a partition, so that old ones go as one.</summary>
public sealed class SeenNames(ITransactionalTable table)
{
    /// <summary>Whether a name was noted on that day.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<bool> ContainsAsync(DateTimeOffset day, string name, CancellationToken cancellation) =>
        await table.ReadAsync(SeenKeys.Partition(day), RowKey(name), cancellation) is not null;

    /// <summary>Notes a name.</summary>
    /// <returns>False where it was noted before.</returns>
    /// <exception cref="StoreUnavailableException">It may be noted.</exception>
    public async Task<bool> AddAsync(DateTimeOffset day, string name, CancellationToken cancellation)
    {
        var outcome = await table.WriteAsync(
            [new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(SeenKeys.Partition(day), RowKey(name)))], cancellation);
        return outcome.Written;
    }

    // A hash, for a name can hold what no key may.
    private static string RowKey(string name) => SeenKeys.Event + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}
