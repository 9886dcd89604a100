namespace ContactRouter.Intake;

/// <summary>Settings <c>Repeats</c>: how long a message is known again.</summary>
public sealed class RepeatOptions
{
    /// <summary>The same content from the same sender by the same form within this time is one message sent twice.</summary>
    public TimeSpan Fingerprints { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>A day at least.</summary>
    public TimeSpan IdempotencyKeys { get; set; } = TimeSpan.FromHours(24);

    public TimeSpan ProviderIds { get; set; } = TimeSpan.FromDays(7);

    public TimeSpan LifetimeOf(RepeatKeyKind kind) => kind switch
    {
        RepeatKeyKind.Idempotency => IdempotencyKeys,
        RepeatKeyKind.Provider => ProviderIds,
        _ => Fingerprints,
    };

    /// <summary>What is wrong, each naming the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (Fingerprints < TimeSpan.Zero || Fingerprints > TimeSpan.FromDays(1))
            yield return "Repeats:Fingerprints must be from 00:00:00 to 1.00:00:00.";
        if (IdempotencyKeys < TimeSpan.FromHours(24) || IdempotencyKeys > TimeSpan.FromDays(30))
            yield return "Repeats:IdempotencyKeys must be from 1.00:00:00 to 30.00:00:00.";
        if (ProviderIds < TimeSpan.FromDays(1) || ProviderIds > TimeSpan.FromDays(30))
            yield return "Repeats:ProviderIds must be from 1.00:00:00 to 30.00:00:00.";
    }
}
