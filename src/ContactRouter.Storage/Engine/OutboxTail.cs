using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Engine;

/// <summary>
/// What follows a commit: its events are published, and the outbox rows that are published have to go. They ride along in a later commit where there is
/// space, so that they cost no call of their own; a row that is gone already never fails a customer's message.
/// </summary>
internal sealed partial class OutboxTail(string partition, ITransactionalTable table, OutboxPublisher publisher, ILogger logger)
{
    private const int RowBytes = 700;

    private readonly ConcurrentDictionary<string, Task> publishing = new();
    private readonly ConcurrentQueue<string> published = new();

    /// <summary>Told when an outbox row has become free to go.</summary>
    public Action? Published { get; set; }

    public bool IsEmpty => published.IsEmpty;

    /// <summary>Publishes the events of a row that was just committed.</summary>
    public Task Publish(TableEntity row)
    {
        var task = PublishAsync(row);
        if (!task.IsCompleted)
        {
            publishing[row.RowKey] = task;
            task.ContinueWith(_ => publishing.TryRemove(row.RowKey, out var _), TaskScheduler.Default);
        }

        return task;
    }

    public void Add(string rowKey) => published.Enqueue(rowKey);

    /// <summary>Takes as many rows to remove as fit.</summary>
    public List<string> Take(int rows, int bytes)
    {
        var taken = new List<string>();
        while (taken.Count < Math.Min(rows, bytes / RowBytes) && published.TryDequeue(out var rowKey))
            taken.Add(rowKey);
        return taken;
    }

    public TableTransactionAction Delete(string rowKey) =>
        new(TableTransactionActionType.Delete, new TableEntity(partition, rowKey), ETag.All);

    /// <summary>Waits until everything committed so far is published or left to the sweep, and removes the outbox rows.</summary>
    public async Task SettleAsync()
    {
        await Task.WhenAll(publishing.Values);
        await CleanUpAsync();
    }

    /// <summary>Removes published outbox rows by a call of its own.</summary>
    public async Task CleanUpAsync()
    {
        while (Take(TransactionSize.MaxRows, TransactionSize.MaxBytes) is { Count: > 0 } rowKeys)
        {
            try
            {
                while (rowKeys.Count > 0 && await table.WriteAsync([.. rowKeys.Select(Delete)], CancellationToken.None) is { ConflictAt: { } gone })
                    rowKeys.RemoveAt(gone);
            }
            catch (StoreUnavailableException exception)
            {
                // The sweep finds them: their events are put once more, under the same id.
                Log.LeftForTheSweep(logger, rowKeys.Count, exception.Message);
                return;
            }
        }
    }

    private async Task PublishAsync(TableEntity row)
    {
        if (!await publisher.PublishCommittedAsync(row))
            return;
        Add(row.RowKey);
        Published?.Invoke();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Count} published outbox rows are left for the sweep: {Reason}")]
        public static partial void LeftForTheSweep(ILogger logger, int count, string reason);
    }
}
