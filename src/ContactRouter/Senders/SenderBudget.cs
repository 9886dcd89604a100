namespace ContactRouter.Senders;

/// <summary>
/// P5: 40 messages in any rolling hour are let in. The 41st is refused and starts a block of exactly an hour; refused ones neither count nor prolong it;
/// afterwards the writer starts afresh. An admission leaves the window at exactly +60:00.000, a block ends at exactly its time.
/// </summary>
public sealed class SenderBudget(BudgetOptions options)
{
    /// <summary>Whether one more is let in at this time, and what the state is from then on.</summary>
    public (SenderState State, BudgetStanding Standing) Take(SenderState state, DateTimeOffset now, ulong key, Intake.ContactId contact)
    {
        if (state.IsBlockedAt(now))
            return (state, Standing(state, now));
        var counted = Counted(state, now);
        if (counted.Count >= options.Allowed)
        {
            var blocked = state with { Admissions = counted, BlockedUntil = now + options.Block };
            return (blocked, Standing(blocked, now));
        }

        var admitted = state with { Admissions = [.. counted, new Admission(now, key, contact)], BlockedUntil = null };
        return (admitted, Standing(admitted, now));
    }

    /// <summary>However much people may write: the log of programs' mail stays short.</summary>
    private const int MostMachine = 100;

    /// <summary>As <see cref="Take"/>, for machine mail: it is counted apart, and what is too much blocks nobody.</summary>
    /// <returns>Null where there is too much of it.</returns>
    public SenderState? TakeMachine(SenderState state, DateTimeOffset now, ulong key, Intake.ContactId contact)
    {
        var counted = state.MachineAdmissions.Where(admission => now - admission.At < options.Window).ToList();
        return counted.Count >= Math.Min(options.Allowed, MostMachine) ? null : state with { MachineAdmissions = [.. counted, new Admission(now, key, contact)] };
    }

    /// <summary>An operator ends a block now: its writer starts afresh, as after its own end.</summary>
    /// <returns>Null where there is none.</returns>
    public static SenderState? Lift(SenderState state, DateTimeOffset clock) =>
        // What was admitted before counts no more; a repeat of it is known by its key's row.
        state.IsBlockedAt(state.TimeOf(clock)) ? state with { Admissions = [], BlockedUntil = null } : null;

    /// <summary>What is left at this time.</summary>
    public BudgetStanding Standing(SenderState state, DateTimeOffset now)
    {
        if (state.IsBlockedAt(now))
            return new BudgetStanding(options.Allowed, options.Window, Left: 0, Seconds(state.BlockedUntil!.Value - now), state.BlockedUntil);
        var counted = Counted(state, now);
        var reset = counted.Count == 0 ? TimeSpan.Zero : counted[0].At + options.Window - now;
        return new BudgetStanding(options.Allowed, options.Window, Math.Max(0, options.Allowed - counted.Count), Seconds(reset), BlockedUntil: null);
    }

    // After a block he starts afresh: nothing from before counts.
    private List<Admission> Counted(SenderState state, DateTimeOffset now) => state.BlockedUntil is null
        ? [.. state.Admissions.Where(admission => now - admission.At < options.Window)]
        : [.. state.Admissions.Where(admission => admission.At >= state.BlockedUntil && now - admission.At < options.Window)];

    // Rounded up: nobody is told to come back too early.
    private static int Seconds(TimeSpan span) => (int)Math.Ceiling(span.TotalSeconds);
}

/// <summary>Where a writer's budget stands, as the RateLimit fields of an answer say it.</summary>
/// <param name="Limit">So many are let in within <paramref name="Window"/>.</param>
/// <param name="Left">So many more now.</param>
/// <param name="ResetSeconds">Until the oldest admission leaves the window; while blocked, until the block ends.</param>
/// <param name="BlockedUntil">When the block ends, or null where there is none.</param>
public sealed record BudgetStanding(int Limit, TimeSpan Window, int Left, int ResetSeconds, DateTimeOffset? BlockedUntil);
