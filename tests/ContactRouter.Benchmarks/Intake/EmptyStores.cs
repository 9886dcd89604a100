using Azure;
using Azure.Data.Tables;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Benchmarks.Intake;

/// <summary>A table that takes everything and keeps nothing.</summary>
internal sealed class EmptyTable : ITransactionalTable
{
    private static readonly ETag Written = new("\"written\"");

    public Task<TableEntity?> ReadAsync(string partitionKey, string rowKey, CancellationToken cancellation) => Task.FromResult<TableEntity?>(null);

    public IAsyncEnumerable<TableEntity> RangeAsync(string partitionKey, string from, string to, CancellationToken cancellation) => AsyncEnumerable.Empty<TableEntity>();

    public Task<WriteOutcome> WriteAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellation) =>
        Task.FromResult(new WriteOutcome([.. actions.Select(_ => Written)], ConflictAt: null));

    public Task<bool> RemoveAsync(string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellation) => Task.FromResult(true);
}

/// <summary>Queues that take everything and keep nothing.</summary>
internal sealed class EmptyQueues : IEventQueues
{
    public Task PutAsync(QueuedEvent queued, CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>Blobs that nobody should need here.</summary>
internal sealed class NoBlobs : IContactBlobs
{
    public Task<StoredBlob> PutAsync(string name, string contentType, Stream content, CancellationToken cancellation) =>
        throw new InvalidOperationException("No message of the load has a file or a long text.");

    public Task<ReadOnlyMemory<byte>?> ReadAsync(string name, CancellationToken cancellation) => Task.FromResult<ReadOnlyMemory<byte>?>(null);

    public Task RemoveAsync(IEnumerable<string> names) => Task.CompletedTask;
}
