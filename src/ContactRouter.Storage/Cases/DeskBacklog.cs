using ContactRouter.Cases;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Cases;

/// <summary>How much waits at a desk: the beginning of its list in each bucket, a call each.</summary>
public sealed class DeskBacklog(ITransactionalTable table, SenderIdentity identity, TimeProvider time)
{
    private const int BucketsAtOnce = 8;

    /// <summary>Of a bucket so many cases are looked at: those due first. A desk with more has other worries than the exact number.</summary>
    public int MostPerBucket { get; init; } = 200;

    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<Backlog> ReadAsync(Desk desk, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (from, to) = RowKeys.DeskList(desk, CaseState.Open);
        var all = Backlog.Empty;
        foreach (var buckets in Enumerable.Range(0, identity.Buckets).Chunk(BucketsAtOnce))
        {
            foreach (var one in await Task.WhenAll(buckets.Select(ReadBucketAsync)))
                all = all.Add(one);
        }

        return all;

        async Task<Backlog> ReadBucketAsync(int bucket)
        {
            var found = Backlog.Empty;
            await foreach (var row in table.RangeAsync(RowKeys.Partition(bucket), from, to, MostPerBucket, cancellation))
            {
                if (found.Open == MostPerBucket)
                    return found with { HasMore = true };
                var listed = ListedCase.Read(row);
                var isLate = listed.DueAt <= now;
                found = found.Add(new Backlog(1, !isLate && listed.DueSoonAt <= now ? 1 : 0, isLate ? 1 : 0, HasMore: false, listed.DueAt));
            }

            return found;
        }
    }
}

/// <param name="Open">Cases that wait for an answer.</param>
/// <param name="DueSoon">Of them, those whose answer is due soon.</param>
/// <param name="Overdue">Of them, those whose answer is late (P4).</param>
/// <param name="HasMore">There are more than were looked at.</param>
/// <param name="NextDueAt">When the first of them is due, or was.</param>
public sealed record Backlog(int Open, int DueSoon, int Overdue, bool HasMore, DateTimeOffset? NextDueAt)
{
    public static readonly Backlog Empty = new(0, 0, 0, HasMore: false, NextDueAt: null);

    public Backlog Add(Backlog other) => new(
        Open + other.Open,
        DueSoon + other.DueSoon,
        Overdue + other.Overdue,
        HasMore || other.HasMore,
        NextDueAt is null || other.NextDueAt < NextDueAt ? other.NextDueAt ?? NextDueAt : NextDueAt);
}
