using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace ContactRouter.Storage.Tables;

/// <summary>A table of Azure Table Storage.</summary>
public sealed class AzureTable(TableClient client) : ITransactionalTable
{
    /// <summary>So many rows the service sends at a time by itself, and no more.</summary>
    private const int MostPerPage = 1_000;

    public async Task<TableEntity?> ReadAsync(string partitionKey, string rowKey, CancellationToken cancellation)
    {
        try
        {
            var answer = await client.GetEntityIfExistsAsync<TableEntity>(partitionKey, rowKey, cancellationToken: cancellation);
            if (answer.HasValue)
                return answer.Value;
            ThrowWithoutTable(answer.GetRawResponse());
            return null;
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable($"table {client.Name}", exception);
        }
    }

    public IAsyncEnumerable<TableEntity> RangeAsync(string partitionKey, string from, string to, CancellationToken cancellation) =>
        RangeAsync(partitionKey, from, to, MostPerPage, cancellation);

    public async IAsyncEnumerable<TableEntity> RangeAsync(
        string partitionKey, string from, string to, int pageSize, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey} and RowKey ge {from} and RowKey lt {to}");
        await using var rows = client.QueryAsync<TableEntity>(filter, pageSize, cancellationToken: cancellation).GetAsyncEnumerator(cancellation);
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
        catch (TableTransactionFailedException exception) when (exception.Status is 404 or 409 or 412
            && exception.ErrorCode != TableErrorCode.TableNotFound && exception.FailedTransactionActionIndex is { } at)
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
            if (answer.Status == 404)
                ThrowWithoutTable(answer);
            return answer.Status == 204;
        }
        catch (RequestFailedException exception) when (exception.Status == 412)
        {
            return false;
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable($"table {client.Name}", exception);
        }
    }

    // Both a missing row and a missing table answer 404, and the client makes no exception of either. Taken for an empty one, a missing table
    // would make every sender unknown.
    private static void ThrowWithoutTable(Response answer)
    {
        if (answer.Content.ToMemory().Span.IndexOf("TableNotFound"u8) >= 0)
            throw new RequestFailedException(answer);
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
