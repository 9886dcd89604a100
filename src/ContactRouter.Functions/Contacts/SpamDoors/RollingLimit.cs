namespace ContactRouter.Functions.Contacts.SpamDoors;

/// <summary>
/// Lets so many through in any rolling window, for each name by itself. Exact, and in this process alone. The framework's limiters cannot be given a clock,
/// so nothing about them could be tested.
/// </summary>
internal sealed class RollingLimit(int limit, TimeSpan window, TimeProvider time)
{
    /// <summary>Names that are counted at once; they need 16 MB with 200 times each. Of more names than that, the newest go uncounted.</summary>
    internal const int MostNames = 10_000;

    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Queue<long>> taken = [];
    private readonly Lock gate = new();
    private long sweptAt = time.GetTimestamp();

    /// <returns>Zero where it is let through; else the time until one more will be.</returns>
    public TimeSpan Take(string name)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            if (!taken.TryGetValue(name, out var times))
            {
                if (taken.Count >= MostNames && !Sweep(now))
                    return TimeSpan.Zero;
                taken.Add(name, times = new Queue<long>());
            }

            Expire(times, now);
            if (times.Count >= limit)
                return times.TryPeek(out var oldest) ? window - time.GetElapsedTime(oldest, now) : window;
            times.Enqueue(now);
            return TimeSpan.Zero;
        }
    }

    private void Expire(Queue<long> times, long now)
    {
        while (times.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= window)
            times.Dequeue();
    }

    /// <returns>Whether there is room again.</returns>
    private bool Sweep(long now)
    {
        // Looking through all of them for each new name would be a gift to whoever has many.
        if (time.GetElapsedTime(sweptAt, now) < SweepEvery)
            return false;
        sweptAt = now;
        foreach (var (name, times) in taken)
        {
            Expire(times, now);
            if (times.Count == 0)
                taken.Remove(name);
        }

        return taken.Count < MostNames;
    }
}
