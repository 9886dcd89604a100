using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;

namespace ContactRouter.Storage.Tables;

/// <summary>Reads ranges of all buckets side by side, merged into one order.</summary>
public sealed class BucketMerge(ITransactionalTable table, SenderIdentity identity)
{
    /// <summary>Fewer rows at a time than this save nothing.</summary>
    private const int LeastRows = 8;

    /// <param name="ranges">Each is read of each bucket.</param>
    /// <param name="orderOf">What a row key is sorted by.</param>
    /// <param name="top">So many rows are wanted.</param>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async IAsyncEnumerable<TableEntity> ReadAsync(
        IReadOnlyList<(string From, string To)> ranges, Func<string, string> orderOf, int top, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Rows are spread over the buckets evenly, so each sends a few more than its share. Where that is too few, it is asked again.
        var rowsAtATime = Math.Min(top + 1, Math.Max(LeastRows, 3 * top / identity.Buckets));
        var lists = Enumerable.Range(0, identity.Buckets)
            .SelectMany(bucket => ranges.Select(range => table.RangeAsync(RowKeys.Partition(bucket), range.From, range.To, rowsAtATime, cancellation)))
            .Select(list => list.GetAsyncEnumerator(cancellation))
            .ToList();
        try
        {
            var found = await Task.WhenAll(lists.Select(list => list.MoveNextAsync().AsTask()));
            var waiting = new PriorityQueue<IAsyncEnumerator<TableEntity>, string>(StringComparer.Ordinal);
            foreach (var (list, _) in lists.Zip(found).Where(pair => pair.Second))
                waiting.Enqueue(list, orderOf(list.Current.RowKey));
            while (waiting.TryDequeue(out var list, out _))
            {
                yield return list.Current;
                if (await list.MoveNextAsync())
                    waiting.Enqueue(list, orderOf(list.Current.RowKey));
            }
        }
        finally
        {
            foreach (var list in lists)
                await list.DisposeAsync();
        }
    }
}
