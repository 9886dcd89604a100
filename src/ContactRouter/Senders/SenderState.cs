using ContactRouter.Intake;

namespace ContactRouter.Senders;

/// <summary>Everything a decision about a writer has to know of what was decided before; read and replaced as one.</summary>
/// <param name="Admissions">Those that still count, the oldest first.</param>
/// <param name="BlockedUntil">When his block ends or ended, or null.</param>
public sealed record SenderState(IReadOnlyList<Admission> Admissions, DateTimeOffset? BlockedUntil = null)
{
    /// <summary>Nothing is known of the writer.</summary>
    public static readonly SenderState Unknown = new([]);

    /// <summary>
    /// When a decision taken at <paramref name="clock"/> counts as taken: a clock that lags behind the instance that decided before must not turn time back.
    /// </summary>
    public DateTimeOffset TimeOf(DateTimeOffset clock)
    {
        var now = Timestamp.Truncate(clock);
        return Admissions.Count > 0 && Admissions[^1].At > now ? Admissions[^1].At : now;
    }

    public bool IsBlockedAt(DateTimeOffset now) => BlockedUntil > now;

    /// <summary>The admission of a message with that key, while its log remembers it.</summary>
    public Admission? Find(ulong key) => Admissions.LastOrDefault(admission => admission.Key == key);
}

/// <summary>A message that was let in.</summary>
/// <param name="Key">The beginning of its repeat key's hash.</param>
public sealed record Admission(DateTimeOffset At, ulong Key, ContactId Contact);
