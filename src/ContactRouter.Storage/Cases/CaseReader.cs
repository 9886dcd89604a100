using ContactRouter.Cases;
using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Cases;

/// <summary>Reads one case, with all that a desk needs to answer it.</summary>
public sealed class CaseReader(ITransactionalTable table, StoredMessages messages, CaseDirectory directory, SenderIdentity identity)
{
    /// <summary>So many rows are read at a time: a case with hundreds of messages must not take all connections.</summary>
    private const int ReadsAtATime = 16;

    /// <summary>Of a case's relatives the newest are shown.</summary>
    private const int MostRelated = 50;

    /// <summary>The case, or null where there is none of that number.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<Case?> FindAsync(CaseNumber number, CancellationToken cancellation) =>
        number.Bucket < identity.Buckets && await directory.FindAsync(number, cancellation) is { } id ? await FindAsync(id, cancellation) : null;

    /// <summary>The case with what happened to it, or null where there is none of that number.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<CaseFile?> ReadAsync(CaseNumber number, CancellationToken cancellation)
    {
        if (await FindAsync(number, cancellation) is not { } @case)
            return null;
        var related = RelatedAsync(@case, cancellation);
        var timeline = await TimelineAsync(@case, cancellation);
        var contacts = timeline.Select(entry => entry.Contact).OfType<ContactId>().Prepend(@case.Id.OpenedBy).Distinct();
        var written = await AllAsync(contacts, messages.FindAsync, cancellation);
        return new CaseFile(@case, timeline, written, await related);
    }

    /// <summary>The cases of a bucket that are about an order, of one sender or of all.</summary>
    internal async Task<List<CaseId>> OnOrderAsync(int bucket, string orderNumber, SenderId? sender, CancellationToken cancellation)
    {
        var (from, to) = RowKeys.CasesOn(orderNumber, sender);
        var ids = new List<CaseId>();
        await foreach (var row in table.RangeAsync(RowKeys.Partition(bucket), from, to, cancellation))
        {
            if (RowKeys.OrderCase(row.RowKey) is { } id)
                ids.Add(id);
        }

        return ids;
    }

    /// <summary>The cases of these ids that there are, in the same order.</summary>
    internal Task<List<Case>> FindAllAsync(IEnumerable<CaseId> ids, CancellationToken cancellation) => AllAsync(ids, FindAsync, cancellation);

    private async Task<Case?> FindAsync(CaseId id, CancellationToken cancellation) =>
        await table.ReadAsync(PartitionOf(id.OpenedBy.Sender), RowKeys.Case(id), cancellation) is { } row ? CaseRow.Read(row) : null;

    private async Task<List<TimelineEntry>> TimelineAsync(Case @case, CancellationToken cancellation)
    {
        var (from, to) = RowKeys.Entries(@case.Id);
        return await table.RangeAsync(PartitionOf(@case.Id.OpenedBy.Sender), from, to, cancellation)
            .Select(TimelineRow.Read)
            // What came in since the case was read belongs to a later revision than the one that is told.
            .Where(entry => entry.Sequence <= @case.Sequence)
            .ToListAsync(cancellation);
    }

    private async Task<IReadOnlyList<RelatedCase>> RelatedAsync(Case @case, CancellationToken cancellation)
    {
        var linked = await AllAsync(@case.Linked.TakeLast(MostRelated), FindAsync, cancellation);
        var sender = @case.Id.OpenedBy.Sender;
        var onOrder = @case.OrderNumber is { } order ? await OnOrderAsync(identity.BucketOf(sender), order, sender, cancellation) : [];
        var others = onOrder.Where(id => id != @case.Id && !linked.Exists(other => other.Id == id));
        return
        [
            .. linked.Select(other => new RelatedCase(other, IsLinked: true)),
            .. (await FindAllAsync(others.TakeLast(MostRelated), cancellation)).Select(other => new RelatedCase(other, IsLinked: false)),
        ];
    }

    private static async Task<List<TResult>> AllAsync<TKey, TResult>(
        IEnumerable<TKey> keys, Func<TKey, CancellationToken, Task<TResult?>> read, CancellationToken cancellation)
        where TResult : class
    {
        var results = new List<TResult>();
        foreach (var chunk in keys.Chunk(ReadsAtATime))
            results.AddRange((await Task.WhenAll(chunk.Select(key => read(key, cancellation)))).OfType<TResult>());
        return results;
    }

    private string PartitionOf(SenderId sender) => RowKeys.Partition(identity.BucketOf(sender));
}

/// <summary>A case with what happened to it.</summary>
/// <param name="Timeline">In order, from the second entry on: the first is the case's opening by its first message.</param>
/// <param name="Messages">The customer's, with their texts, in order.</param>
/// <param name="Related">Cases to look at together with this one.</param>
public sealed record CaseFile(
    Case Case, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<StoredMessage> Messages, IReadOnlyList<RelatedCase> Related);

/// <param name="IsLinked">It belongs to the same conversation; else it is another case of the same sender on the same order.</param>
public sealed record RelatedCase(Case Case, bool IsLinked);
