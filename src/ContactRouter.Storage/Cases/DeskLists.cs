using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using ContactRouter.Cases;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Cases;

/// <summary>The desks' lists, in order of due time: ranges of each bucket, read side by side and merged.</summary>
public sealed class DeskLists(ITransactionalTable table, SenderIdentity identity)
{
    public const int PageSize = 50;
    public const int MostPerPage = 200;

    /// <summary>Fewer rows at a time than this save nothing.</summary>
    private const int LeastRows = 8;

    /// <param name="state">Only cases that stand so; null for all that are not closed.</param>
    /// <param name="after">Where the page before said that it goes on, or null for the beginning.</param>
    /// <param name="top">So many cases at most, up to <see cref="MostPerPage"/>.</param>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<DeskPage> ReadAsync(Desk desk, CaseState? state, ListPlace? after, int top, CancellationToken cancellation)
    {
        var items = new List<ListedCase>(top);
        ListPlace? last = null;
        IReadOnlyList<CaseState> states = state is { } wanted ? [wanted] : [CaseState.Open, CaseState.Answered];
        // The least character that a key can go on with behind the place: what follows is the next case.
        var ranges = states.Select(one => RowKeys.DeskList(desk, one)).Select(range => (after is { } place ? $"{range.From}{place.Value}!" : range.From, range.To));
        // Cases are spread over the buckets evenly, so each sends a few more than its share. Where that is too few, it is asked again.
        var rows = Math.Min(top + 1, Math.Max(LeastRows, 3 * top / identity.Buckets));
        await foreach (var row in MergedAsync([.. ranges], rows, cancellation))
        {
            // One more than asked for tells that there is a next page.
            if (items.Count == top)
                return new DeskPage(items, last);
            items.Add(ListedCase.Read(row));
            last = ListPlace.Of(row.RowKey);
        }

        return new DeskPage(items, Next: null);
    }

    private async IAsyncEnumerable<TableEntity> MergedAsync(
        IReadOnlyList<(string From, string To)> ranges, int rowsAtATime, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var lists = Enumerable.Range(0, identity.Buckets)
            .SelectMany(bucket => ranges.Select(range => table.RangeAsync(RowKeys.Partition(bucket), range.From, range.To, rowsAtATime, cancellation)))
            .Select(list => list.GetAsyncEnumerator(cancellation))
            .ToList();
        try
        {
            var found = await Task.WhenAll(lists.Select(list => list.MoveNextAsync().AsTask()));
            var waiting = new PriorityQueue<IAsyncEnumerator<TableEntity>, string>(StringComparer.Ordinal);
            foreach (var (list, _) in lists.Zip(found).Where(pair => pair.Second))
                waiting.Enqueue(list, RowKeys.ListPlace(list.Current.RowKey));
            while (waiting.TryDequeue(out var list, out _))
            {
                yield return list.Current;
                if (await list.MoveNextAsync())
                    waiting.Enqueue(list, RowKeys.ListPlace(list.Current.RowKey));
            }
        }
        finally
        {
            foreach (var list in lists)
                await list.DisposeAsync();
        }
    }
}

/// <summary>A page of a desk's list.</summary>
/// <param name="Next">Where the page behind it begins; null on the last one.</param>
public sealed record DeskPage(IReadOnlyList<ListedCase> Items, ListPlace? Next);
