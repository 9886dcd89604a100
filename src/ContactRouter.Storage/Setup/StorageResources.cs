using Azure.Data.Tables;
using ContactRouter.Routing;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Setup;

/// <summary>The tables, queues and containers that the app needs. In Azure they are provisioned; on a laptop the app makes them.</summary>
public sealed class StorageResources(StorageClients clients, RoutingOptions routing)
{
    /// <summary>All queues that there have to be.</summary>
    public IEnumerable<string> Queues => StorageNames.QueuesOf(routing);

    /// <exception cref="StoreUnavailableException">Some may be missing still.</exception>
    public Task CreateMissingAsync(CancellationToken cancellation) => AllAsync(
        table => clients.Tables.GetTableClient(table).CreateIfNotExistsAsync(cancellation),
        queue => clients.Queues.GetQueueClient(queue).CreateIfNotExistsAsync(cancellationToken: cancellation),
        container => clients.Blobs.GetBlobContainerClient(container).CreateIfNotExistsAsync(cancellationToken: cancellation),
        cancellation);

    /// <summary>Asks each kind of store for something that must be there.</summary>
    /// <exception cref="StoreUnavailableException">It is not there, or does not answer.</exception>
    public Task CheckAsync(CancellationToken cancellation) => AllAsync(
        table => TouchAsync(clients.Tables.GetTableClient(table), cancellation),
        queue => clients.Queues.GetQueueClient(queue).GetPropertiesAsync(cancellation),
        container => clients.Blobs.GetBlobContainerClient(container).GetPropertiesAsync(cancellationToken: cancellation),
        cancellation);

    private async Task AllAsync(Func<string, Task> table, Func<string, Task> queue, Func<string, Task> container, CancellationToken cancellation)
    {
        await Task.WhenAll(
        [
            .. StorageNames.AllTables.Select(name => TryAsync("table", name, table, cancellation)),
            .. StorageNames.AllContainers.Select(name => TryAsync("container", name, container, cancellation)),
            .. Queues.Select(name => TryAsync("queue", name, queue, cancellation)),
        ]);
    }

    // A point read would not tell a missing table from a missing row.
    private static async Task TouchAsync(TableClient table, CancellationToken cancellation)
    {
        await using var rows = table.QueryAsync<TableEntity>("PartitionKey eq '-'", maxPerPage: 1, cancellationToken: cancellation).GetAsyncEnumerator(cancellation);
        await rows.MoveNextAsync();
    }

    private static async Task TryAsync(string kind, string name, Func<string, Task> call, CancellationToken cancellation)
    {
        try
        {
            await call(name);
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable($"{kind} {name}", exception);
        }
    }
}
