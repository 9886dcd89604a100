using ContactRouter.Senders;
using ContactRouter.Storage.Cases;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Writers;

/// <summary>Reads where a sender stands.</summary>
public sealed class SenderReader(ITransactionalTable table, CaseFinder cases, SenderIdentity identity)
{
    /// <summary>Of networks that an address was used from without proof, so many are shown.</summary>
    private const int MostNetworks = 50;

    /// <summary>The sender, or null where nothing is kept of him.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<KnownSender?> FindAsync(SenderId sender, CancellationToken cancellation)
    {
        var writers = await WritersAsync(sender, cancellation);
        var found = await cases.BySenderAsync(sender, cancellation);
        return writers.Count == 0 && found.Count == 0 ? null : new KnownSender(sender, writers, found);
    }

    /// <summary>The states that count against his address: his own first.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<IReadOnlyList<(WriterKey Writer, SenderState State)>> WritersAsync(SenderId sender, CancellationToken cancellation)
    {
        var partition = RowKeys.Partition(identity.BucketOf(sender));
        var writers = new List<(WriterKey, SenderState)>();
        var own = new WriterKey(sender, Network: null);
        if (await table.ReadAsync(partition, own.RowKey, cancellation) is { } root)
            writers.Add((own, StateRow.Read(root, sender)));
        var (from, to) = RowKeys.UnprovenOf(sender);
        await foreach (var row in table.RangeAsync(partition, from, to, MostNetworks, cancellation).Take(MostNetworks))
            writers.Add((new WriterKey(sender, row.RowKey[from.Length..]), StateRow.Read(row, sender)));
        return writers;
    }
}

/// <param name="Writers">Whose budgets count against the address: the proven one's first.</param>
/// <param name="Cases">The newest first.</param>
public sealed record KnownSender(SenderId Id, IReadOnlyList<(WriterKey Writer, SenderState State)> Writers, IReadOnlyList<ListedCase> Cases);
