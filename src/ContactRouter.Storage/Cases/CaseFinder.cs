using ContactRouter.Cases;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Cases;

/// <summary>Finds cases by what people know of them. Of many, the newest <see cref="Most"/>, the newest first.</summary>
public sealed class CaseFinder(ITransactionalTable table, CaseReader cases, SenderIdentity identity)
{
    public const int Most = 200;

    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<IReadOnlyList<ListedCase>> ByNumberAsync(CaseNumber number, CancellationToken cancellation) =>
        await cases.FindAsync(number, cancellation) is { } found ? [ListedCase.Of(found)] : [];

    /// <summary>The cases on an order, whoever's they are: they may lie in any bucket.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<IReadOnlyList<ListedCase>> ByOrderAsync(string orderNumber, CancellationToken cancellation)
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, identity.Buckets).Select(bucket => cases.OnOrderAsync(bucket, orderNumber, sender: null, cancellation)));
        return Listed(await cases.FindAllAsync(NewestFirst(ids.SelectMany(id => id), id => id).Take(Most), cancellation));
    }

    /// <summary>The cases that were opened under an address, by its owner or somebody who used it.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public Task<IReadOnlyList<ListedCase>> BySenderAsync(SenderAddress address, CancellationToken cancellation) =>
        BySenderAsync(identity.IdOf(address), cancellation);

    /// <summary>The same, by the sender's id.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<IReadOnlyList<ListedCase>> BySenderAsync(SenderId sender, CancellationToken cancellation)
    {
        var (from, to) = RowKeys.CasesOf(sender);
        var newest = new Queue<Case>();
        await foreach (var row in table.RangeAsync(RowKeys.Partition(identity.BucketOf(sender)), from, to, cancellation))
        {
            newest.Enqueue(CaseRow.Read(row));
            if (newest.Count > Most)
                newest.Dequeue();
        }

        return Listed(newest);
    }

    private static List<ListedCase> Listed(IEnumerable<Case> found) => [.. NewestFirst(found, @case => @case.Id).Select(ListedCase.Of)];

    private static IOrderedEnumerable<T> NewestFirst<T>(IEnumerable<T> items, Func<T, CaseId> idOf) => items
        .OrderByDescending(item => idOf(item).OpenedBy.CreatedAt)
        .ThenBy(item => idOf(item).OpenedBy.Value, StringComparer.Ordinal)
        .ThenBy(item => idOf(item).Ordinal);
}
