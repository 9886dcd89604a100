namespace ContactRouter.Storage.Ledger;

/// <summary>An hour of all instances.</summary>
/// <param name="Instances">So many counted.</param>
/// <param name="WrittenAt">When the last of them wrote.</param>
public sealed record HourOfLedger(DateTimeOffset Hour, int Instances, DateTimeOffset WrittenAt, LedgerSums Sums)
{
    public static HourOfLedger Empty(DateTimeOffset hour) => new(hour, Instances: 0, WrittenAt: hour, LedgerSums.Nothing);

    internal HourOfLedger Add(DateTimeOffset writtenAt, IReadOnlyDictionary<string, long> counted) =>
        new(Hour, Instances + 1, writtenAt > WrittenAt ? writtenAt : WrittenAt, Sums.Add(new LedgerSums(counted)));
}

/// <summary>Counts by kind and name, and whether they add up.</summary>
public sealed class LedgerSums
{
    public static readonly LedgerSums Nothing = new(new Dictionary<string, long>());

    private readonly SortedDictionary<string, long> counts;

    internal LedgerSums(IReadOnlyDictionary<string, long> counts) => this.counts = new SortedDictionary<string, long>(counts.ToDictionary(), StringComparer.Ordinal);

    /// <summary>All counts, in the order of kinds and names.</summary>
    public IEnumerable<(string Kind, string Name, long Count)> All => counts.Select(pair => (LedgerKind.Split(pair.Key).Kind, LedgerKind.Split(pair.Key).Name, pair.Value));

    /// <summary>What was accepted and is neither in a case, nor set aside, nor discarded. Below zero: taken in, but its sender was gone before he was told.</summary>
    public long Missing => Sum(LedgerKind.Door) - Sum(LedgerKind.InCase) - Sum(LedgerKind.SetAside) - Sum(LedgerKind.Discarded);

    public long Sum(string kind) => All.Where(entry => entry.Kind == kind).Sum(entry => entry.Count);

    public long Of(string kind, string name) => counts.GetValueOrDefault(LedgerKind.KeyOf(kind, name));

    /// <summary>The names that were counted of a kind, the most frequent first.</summary>
    public IEnumerable<(string Name, long Count)> Of(string kind) => All
        .Where(entry => entry.Kind == kind)
        .Select(entry => (entry.Name, entry.Count))
        .OrderByDescending(entry => entry.Count);

    public LedgerSums Add(LedgerSums other)
    {
        var sum = new Dictionary<string, long>(counts, StringComparer.Ordinal);
        foreach (var (key, count) in other.counts)
            sum[key] = sum.GetValueOrDefault(key) + count;
        return new LedgerSums(sum);
    }
}
