using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace ContactRouter.Storage.Tables;

/// <summary>A table of Azure Table Storage.</summary>
public sealed class AzureTable(TableClient client) : ITransactionalTable
{
    public async Task<TableEntity?> ReadAsync(string partitionKey, string rowKey, CancellationToken cancellation)
    {
        try
        {
            var answer = await client.GetEntityIfExistsAsync<TableEntity>(partitionKey, rowKey, cancellationToken: cancellation);
            return answer.HasValue ? answer.Value : null;
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable($"table {client.Name}", exception);
        }
    }

    public async IAsyncEnumerable<TableEntity> RangeAsync(
        string partitionKey, string from, string to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey} and RowKey ge {from} and RowKey lt {to}");
        await using var rows = client.QueryAsync<TableEntity>(filter, cancellationToken: cancellation).GetAsyncEnumerator(cancellation);
        while (await NextAsync(rows, cancellation))
            yield return rows.Current;
    }

    public async Task<WriteOutcome> WriteAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellation)
    {
        try
        {
            var answer = await client.SubmitTransactionAsync(actions, cancellation);
            return new WriteOutcome([.. answer.Value.Select(row => row.Headers.ETag ?? default)], ConflictAt: null);
        }
        catch (TableTransactionFailedException exception) when (exception.Status is 404 or 409 or 412 && exception.FailedTransactionActionIndex is { } at)
        {
            return WriteOutcome.Conflict(at);
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable($"table {client.Name}", exception);
        }
    }

    public async Task<bool> RemoveAsync(string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellation)
    {
        try
        {
            var answer = await client.DeleteEntityAsync(partitionKey, rowKey, ifMatch, cancellation);
            return answer.Status == 204;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return false;
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable($"table {client.Name}", exception);
        }
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<TableEntity> rows, CancellationToken cancellation)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable($"table {client.Name}", exception);
        }
    }
}
