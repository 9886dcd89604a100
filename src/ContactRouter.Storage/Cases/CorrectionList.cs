using ContactRouter.Senders;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Cases;

/// <summary>The corrected cases with the messages that opened them, bucket by bucket: whoever learns from them needs them all, in whatever order.</summary>
public sealed class CorrectionList(ITransactionalTable table, StoredMessages messages, SenderIdentity identity)
{
    public const int PageSize = 100;
    public const int MostPerPage = 200;

    /// <summary>So many messages are read at a time: an export must not take all connections.</summary>
    private const int ReadsAtATime = 16;

    /// <param name="from">Corrected from then on; null from the beginning.</param>
    /// <param name="to">Corrected before then; null until now.</param>
    /// <param name="after">Where the page before said that it goes on, or null for the first page.</param>
    /// <param name="top">So many corrections are looked at, up to <see cref="MostPerPage"/>. Those whose message is gone are left out.</param>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<CorrectionPage> ReadAsync(DateTimeOffset? from, DateTimeOffset? to, ListPlace? after, int top, CancellationToken cancellation)
    {
        var found = new List<Correction>(top);
        ListPlace? last = null;
        var isMore = false;
        for (var bucket = after is { } place ? identity.BucketOf(place.Case.OpenedBy.Sender) : 0; bucket < identity.Buckets && !isMore; bucket++)
        {
            var range = RowKeys.Corrections(from, to);
            if (after is { } resumed && bucket == identity.BucketOf(resumed.Case.OpenedBy.Sender))
                range.From = RowKeys.CorrectionAfter(resumed.Value);
            await foreach (var row in table.RangeAsync(RowKeys.Partition(bucket), range.From, range.To, top - found.Count + 1, cancellation))
            {
                // One more than asked for tells that there is a next page.
                isMore = found.Count == top;
                if (isMore)
                    break;
                found.Add(CorrectionRow.Read(row));
                last = ListPlace.Of(found[^1]);
            }
        }

        return new CorrectionPage(await WithMessagesAsync(found, cancellation), isMore ? last : null);
    }

    private async Task<List<CorrectedCase>> WithMessagesAsync(List<Correction> corrections, CancellationToken cancellation)
    {
        var cases = new List<CorrectedCase>(corrections.Count);
        foreach (var chunk in corrections.Chunk(ReadsAtATime))
        {
            var read = await Task.WhenAll(chunk.Select(correction => messages.FindAsync(correction.Case.OpenedBy, cancellation)));
            cases.AddRange(chunk.Zip(read).Where(pair => pair.Second is not null).Select(pair => new CorrectedCase(pair.First, pair.Second!)));
        }

        return cases;
    }
}

/// <summary>A page of corrected cases.</summary>
/// <param name="Next">Where the page behind it begins; null on the last one.</param>
public sealed record CorrectionPage(IReadOnlyList<CorrectedCase> Items, ListPlace? Next);

/// <param name="Message">The message that opened the case.</param>
public sealed record CorrectedCase(Correction Correction, StoredMessage Message);
