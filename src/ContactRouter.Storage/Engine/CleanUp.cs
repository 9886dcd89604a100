using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;

namespace ContactRouter.Storage.Engine;

/// <summary>
/// The outbox rows of one bucket that are published and have to go. They ride along in a later commit where there is space, so that they cost no call
/// of their own; a row that is gone already never fails a customer's message.
/// </summary>
internal sealed class CleanUp(string partition)
{
    private const int RowBytes = 700;

    private readonly ConcurrentQueue<string> published = new();

    public bool IsEmpty => published.IsEmpty;

    public void Add(string rowKey) => published.Enqueue(rowKey);

    /// <summary>Takes as many as fit.</summary>
    public List<string> Take(int rows, int bytes)
    {
        var taken = new List<string>();
        while (taken.Count < Math.Min(rows, bytes / RowBytes) && published.TryDequeue(out var rowKey))
            taken.Add(rowKey);
        return taken;
    }

    public TableTransactionAction Delete(string rowKey) =>
        new(TableTransactionActionType.Delete, new TableEntity(partition, rowKey), ETag.All);
}
