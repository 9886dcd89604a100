using ContactRouter.Storage.Ledger;

namespace ContactRouter.Functions.Ops;

/// <summary>The ledger as operators see it.</summary>
internal static class LedgerViews
{
    public static LedgerEntry EntryOf(HourOfLedger hour) => new(
        hour.Hour, hour.Instances, hour.WrittenAt, TotalsOf(hour.Sums), [.. hour.Sums.All.Select(count => new LedgerCount(count.Kind, count.Name, count.Count))]);

    public static LedgerTotals TotalsOf(LedgerSums sums) => new(
        sums.Sum(LedgerKind.Door), sums.Sum(LedgerKind.InCase), sums.Sum(LedgerKind.SetAside), sums.Sum(LedgerKind.Discarded), sums.Missing,
        sums.Sum(LedgerKind.Repeat), sums.Sum(LedgerKind.Released), sums.Sum(LedgerKind.Refused));

    public static LedgerSums SumOf(IEnumerable<HourOfLedger> hours) => hours.Aggregate(LedgerSums.Nothing, (sum, hour) => sum.Add(hour.Sums));

    public static IReadOnlyList<NamedCount> Named(LedgerSums sums, string kind) => [.. sums.Of(kind).Select(count => new NamedCount(count.Name, count.Count))];
}
