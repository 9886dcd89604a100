using ContactRouter.Intake;

namespace ContactRouter.Senders;

/// <summary>Everything a decision about a sender has to know of what was decided before; read and replaced as one.</summary>
/// <param name="Admissions">The latest admissions, the oldest first.</param>
public sealed record SenderState(IReadOnlyList<Admission> Admissions)
{
    public const int MostAdmissions = 40;

    /// <summary>Nothing is known of the sender.</summary>
    public static readonly SenderState Unknown = new([]);

    /// <summary>
    /// When a decision taken at <paramref name="clock"/> counts as taken: a clock that lags behind the instance that decided before must not turn time back.
    /// </summary>
    public DateTimeOffset TimeOf(DateTimeOffset clock)
    {
        var now = Timestamp.Truncate(clock);
        return Admissions.Count > 0 && Admissions[^1].At > now ? Admissions[^1].At : now;
    }

    public SenderState Admit(Admission admission) => new([.. Admissions.TakeLast(MostAdmissions - 1), admission]);
}

/// <summary>A message that was let in.</summary>
public sealed record Admission(DateTimeOffset At, ContactId Contact);
