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

    private readonly BucketMerge merge = new(table, identity);

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
        await foreach (var row in merge.ReadAsync([.. ranges], RowKeys.ListPlace, top, cancellation))
        {
            // One more than asked for tells that there is a next page.
            if (items.Count == top)
                return new DeskPage(items, last);
            items.Add(ListedCase.Read(row));
            last = ListPlace.Of(row.RowKey);
        }

        return new DeskPage(items, Next: null);
    }
}

/// <summary>A page of a desk's list.</summary>
/// <param name="Next">Where the page behind it begins; null on the last one.</param>
public sealed record DeskPage(IReadOnlyList<ListedCase> Items, ListPlace? Next);
