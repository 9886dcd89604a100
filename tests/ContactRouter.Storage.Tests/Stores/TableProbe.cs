using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Tests.Stores;

/// <summary>A table that keeps what was written to it, can be made to fail, and holds each write to Azure's limits.</summary>
public sealed class TableProbe(ITransactionalTable inner) : ITransactionalTable
{
    private int reads;
    private int commits;
    private int cleanUps;

    /// <summary>Stands in for a write; it gets the rows and the write itself.</summary>
    public Func<IReadOnlyList<TableTransactionAction>, Func<Task<WriteOutcome>>, Task<WriteOutcome>>? OnWrite { get; set; }

    public bool IsDown { get; set; }

    /// <summary>Point reads so far.</summary>
    public int Reads => reads;

    /// <summary>Transactions that were sent, whatever became of them, without those that only clean up the outbox.</summary>
    public int Commits => commits;

    /// <summary>Transactions that only clean up the outbox.</summary>
    public int CleanUps => cleanUps;

    /// <summary>What was written, in order.</summary>
    public ConcurrentQueue<IReadOnlyList<TableTransactionAction>> Written { get; } = new();

    public Task<TableEntity?> ReadAsync(string partitionKey, string rowKey, CancellationToken cancellation)
    {
        Interlocked.Increment(ref reads);
        return IsDown ? throw Fault() : inner.ReadAsync(partitionKey, rowKey, cancellation);
    }

    public IAsyncEnumerable<TableEntity> RangeAsync(string partitionKey, string from, string to, CancellationToken cancellation) =>
        IsDown ? throw Fault() : inner.RangeAsync(partitionKey, from, to, cancellation);

    public async Task<WriteOutcome> WriteAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellation)
    {
        Assert.Null(TableLimits.FaultOf(actions));
        Interlocked.Increment(ref actions.All(action => action.ActionType == TableTransactionActionType.Delete) ? ref cleanUps : ref commits);
        return IsDown ? throw Fault() : await (OnWrite is { } on ? on(actions, WriteAsync) : WriteAsync());

        async Task<WriteOutcome> WriteAsync()
        {
            var outcome = await inner.WriteAsync(actions, cancellation);
            if (outcome.Written)
                Written.Enqueue(actions);
            return outcome;
        }
    }

    public Task<bool> RemoveAsync(string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellation) =>
        IsDown ? throw Fault() : inner.RemoveAsync(partitionKey, rowKey, ifMatch, cancellation);

    public static StoreUnavailableException Fault() => new("The store is down for the test.");
}
