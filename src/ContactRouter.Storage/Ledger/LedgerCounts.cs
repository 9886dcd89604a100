namespace ContactRouter.Storage.Ledger;

/// <summary>
/// What this instance counted, hour by hour, until it is written. Counting costs no call: what was counted since the last write is lost with a process that is
/// killed, the messages themselves never.
/// </summary>
public sealed class LedgerCounts(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<DateTimeOffset, Hour> hours = [];

    public void Add(string kind, string name, long count = 1)
    {
        var key = LedgerKind.KeyOf(kind, name);
        var now = HourOf(time.GetUtcNow());
        lock (gate)
        {
            if (!hours.TryGetValue(now, out var hour))
                hours[now] = hour = new Hour();
            hour.Counts[key] = hour.Counts.GetValueOrDefault(key) + count;
            hour.Version++;
        }
    }

    /// <summary>The beginning of an hour.</summary>
    public static DateTimeOffset HourOf(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    /// <summary>The hours in which something was counted since they were written, each with all of its counts.</summary>
    internal IReadOnlyList<CountedHour> Unwritten()
    {
        lock (gate)
        {
            return
            [
                .. hours.Where(pair => pair.Value.Version > pair.Value.Written)
                    .Select(pair => new CountedHour(pair.Key, new SortedDictionary<string, long>(pair.Value.Counts, StringComparer.Ordinal), pair.Value.Version)),
            ];
        }
    }

    /// <summary>Notes that an hour is written. One that is over is forgotten.</summary>
    internal void Written(CountedHour written)
    {
        var now = HourOf(time.GetUtcNow());
        lock (gate)
        {
            if (!hours.TryGetValue(written.Hour, out var hour))
                return;
            hour.Written = written.Version;
            if (written.Hour < now && hour.Version == hour.Written)
                hours.Remove(written.Hour);
        }
    }

    private sealed class Hour
    {
        public Dictionary<string, long> Counts { get; } = new(StringComparer.Ordinal);

        /// <summary>Counts the changes.</summary>
        public long Version { get; set; }

        /// <summary>The version that was written last.</summary>
        public long Written { get; set; }
    }
}

/// <param name="Version">Of the counts.</param>
internal sealed record CountedHour(DateTimeOffset Hour, IReadOnlyDictionary<string, long> Counts, long Version);
