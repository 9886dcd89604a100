namespace ContactRouter.Mail.Outbound;

/// <summary>When a mail that was not taken is tried again: eight tries over 28 hours.</summary>
public static class RetrySchedule
{
    /// <summary>So far each wait is made shorter or longer, so that what failed together does not come back together.</summary>
    private const double Jitter = 0.2;

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(10),
    ];

    /// <param name="tries">How often it was tried, from 1.</param>
    /// <param name="chance">From 0 to 1.</param>
    /// <returns>Null where it is not tried again.</returns>
    public static TimeSpan? After(int tries, double chance) => tries <= Waits.Length ? Spread(Waits[tries - 1], chance) : null;

    /// <summary>A wait, made shorter or longer by chance.</summary>
    public static TimeSpan Spread(TimeSpan wait, double chance) => wait * (1 - Jitter + (2 * Jitter * chance));
}
