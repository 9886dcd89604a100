namespace ContactRouter.Storage.Quarantine;

/// <summary>Settings <c>Retention</c>: how long what is kept is kept.</summary>
public sealed class RetentionOptions
{
    /// <summary>What was set aside. It goes day by day, so at most a day later than this says.</summary>
    public TimeSpan Quarantine { get; set; } = TimeSpan.FromDays(30);

    /// <summary>What is wrong, each naming the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (Quarantine < TimeSpan.FromDays(1) || Quarantine > TimeSpan.FromDays(366))
            yield return "Retention:Quarantine must be from 1.00:00:00 to 366.00:00:00.";
    }
}
