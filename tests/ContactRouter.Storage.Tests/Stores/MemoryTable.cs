using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Tests.Stores;

/// <summary>A table in memory that takes and refuses what Azure's does: entity-group transactions, ETags, sizes.</summary>
public sealed class MemoryTable : ITransactionalTable
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<(string Partition, string Row), TableEntity> rows = new(Comparer<(string Partition, string Row)>.Create(
        (one, other) => string.CompareOrdinal(one.Partition, other.Partition) is not 0 and var order ? order : string.CompareOrdinal(one.Row, other.Row)));

    private int version;

    public async Task<TableEntity?> ReadAsync(string partitionKey, string rowKey, CancellationToken cancellation)
    {
        // As a call over the wire does, it lets others go first.
        await Task.Yield();
        cancellation.ThrowIfCancellationRequested();
        lock (gate)
            return rows.TryGetValue((partitionKey, rowKey), out var row) ? Copy(row) : null;
    }

    public async IAsyncEnumerable<TableEntity> RangeAsync(string partitionKey, string from, string to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.Yield();
        List<TableEntity> page;
        lock (gate)
        {
            page = [.. rows.Values
                .Where(row => row.PartitionKey == partitionKey && string.CompareOrdinal(row.RowKey, from) >= 0 && string.CompareOrdinal(row.RowKey, to) < 0)
                .Select(Copy)];
        }

        foreach (var row in page)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    public async Task<WriteOutcome> WriteAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellation)
    {
        await Task.Yield();
        cancellation.ThrowIfCancellationRequested();
        if (FaultOf(actions) is { } fault)
            throw new StoreUnavailableException(fault, new RequestFailedException(400, fault));
        lock (gate)
        {
            for (var i = 0; i < actions.Count; i++)
            {
                if (!Fits(actions[i]))
                    return WriteOutcome.Conflict(i);
            }

            return new WriteOutcome([.. actions.Select(Apply)], ConflictAt: null);
        }
    }

    public async Task<bool> RemoveAsync(string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellation)
    {
        var removed = await WriteAsync(
            [new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partitionKey, rowKey), ifMatch)], cancellation);
        return removed.Written;
    }

    private static string? FaultOf(IReadOnlyList<TableTransactionAction> actions)
    {
        if (actions.Count > TableLimits.MaxActions)
            return "InvalidInput: more than 100 rows";
        if (actions.DistinctBy(action => action.Entity.PartitionKey).Count() > 1)
            return "CommandsInBatchActOnDifferentPartitions";
        if (actions.DistinctBy(action => action.Entity.RowKey).Count() < actions.Count)
            return "InvalidDuplicateRow";
        return TableLimits.FaultOf(actions);
    }

    private static TableEntity Copy(TableEntity row)
    {
        var copy = new TableEntity(row.PartitionKey, row.RowKey) { ETag = row.ETag };
        foreach (var (name, value) in row)
        {
            if (name is not ("odata.etag" or "PartitionKey" or "RowKey"))
                copy[name] = value is byte[] bytes ? bytes.ToArray() : value;
        }

        return copy;
    }

    private bool Fits(TableTransactionAction action)
    {
        var there = rows.TryGetValue((action.Entity.PartitionKey, action.Entity.RowKey), out var row);
        return action.ActionType switch
        {
            TableTransactionActionType.Add => !there,
            TableTransactionActionType.UpsertMerge or TableTransactionActionType.UpsertReplace => true,
            _ => there && (action.ETag == ETag.All || action.ETag == default || action.ETag == row!.ETag),
        };
    }

    private ETag Apply(TableTransactionAction action)
    {
        var key = (action.Entity.PartitionKey, action.Entity.RowKey);
        if (action.ActionType == TableTransactionActionType.Delete)
        {
            rows.Remove(key);
            return default;
        }

        var row = Copy((TableEntity)action.Entity);
        if (action.ActionType is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge && rows.TryGetValue(key, out var before))
        {
            foreach (var (name, value) in before)
                row.TryAdd(name, value);
        }

        row.ETag = new ETag($"W/\"{++version}\"");
        rows[key] = row;
        return row.ETag;
    }
}
