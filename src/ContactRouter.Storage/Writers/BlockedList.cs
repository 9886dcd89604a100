using ContactRouter.Senders;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Writers;

/// <summary>Lists who is blocked now: the rows that the blocks themselves wrote, one range of each bucket. Whose block ends next comes first.</summary>
public sealed class BlockedList(ITransactionalTable table, SenderIdentity identity, TimeProvider time)
{
    public const int PageSize = 50;

    private readonly BucketMerge merge = new(table, identity);

    /// <param name="after">Where the page before said that it goes on, or null for the beginning.</param>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<BlockedPage> ReadAsync(BlockPlace? after, CancellationToken cancellation)
    {
        // A block that ends at this very time is over.
        var (from, to) = RowKeys.BlocksUntil(time.GetUtcNow().AddMilliseconds(1), to: null);
        // The least character that a key can go on with behind the place: what follows is the next block.
        if (after is { } place && string.CompareOrdinal(place.RowKey, from) > 0)
            from = place.RowKey + "!";
        var items = new List<Block>();
        await foreach (var row in merge.ReadAsync([(from, to)], key => key, PageSize, cancellation))
        {
            if (BlockRow.Read(row) is not { } block)
                continue;
            if (items.Count == PageSize)
                return new BlockedPage(items, BlockPlace.Of(items[^1]));
            items.Add(block);
        }

        return new BlockedPage(items, Next: null);
    }
}

/// <param name="Next">Where the page behind it begins; null on the last one.</param>
public sealed record BlockedPage(IReadOnlyList<Block> Items, BlockPlace? Next);
