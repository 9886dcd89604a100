using Azure;
using Azure.Data.Tables;

namespace ContactRouter.Storage.Tables;

/// <summary>
/// What the engine needs of a table: point reads, ranges and entity-group transactions. Conflicts are answers; that the store cannot answer is a
/// <see cref="StoreUnavailableException"/>, after which nothing is known of what it did.
/// </summary>
public interface ITransactionalTable
{
    Task<TableEntity?> ReadAsync(string partitionKey, string rowKey, CancellationToken cancellation);

    /// <summary>The rows whose key lies from <paramref name="from"/> up to, not including, <paramref name="to"/>, in order.</summary>
    IAsyncEnumerable<TableEntity> RangeAsync(string partitionKey, string from, string to, CancellationToken cancellation);

    /// <summary>The same, for a caller who rarely wants more than the first <paramref name="pageSize"/> rows: the store may send as many at a time.</summary>
    IAsyncEnumerable<TableEntity> RangeAsync(string partitionKey, string from, string to, int pageSize, CancellationToken cancellation) =>
        RangeAsync(partitionKey, from, to, cancellation);

    /// <summary>Writes all rows or none.</summary>
    Task<WriteOutcome> WriteAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellation);

    /// <summary>Removes a row where it still is as it was read; true where this call removed it.</summary>
    Task<bool> RemoveAsync(string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellation);
}

/// <summary>How a transaction ended.</summary>
/// <param name="ETags">Of the rows, in order, where it was written.</param>
/// <param name="ConflictAt">The first row that was not as expected: there already, gone, or changed. Null where it was written.</param>
public sealed record WriteOutcome(IReadOnlyList<ETag> ETags, int? ConflictAt)
{
    public bool Written => ConflictAt is null;

    public static WriteOutcome Conflict(int at) => new([], at);
}

/// <summary>The store gave no usable answer. What was asked of it may or may not have been done.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
