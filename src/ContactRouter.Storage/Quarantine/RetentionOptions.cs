namespace ContactRouter.Storage.Quarantine;

/// <summary>Settings <c>Retention</c>: how long what is kept is kept.</summary>
public sealed class RetentionOptions
{
    /// <summary>What was set aside. It goes day by day, so at most a day later than this says.</summary>
    public TimeSpan Quarantine { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Names of the mail provider's events and of operators' calls: longer than anybody gives one again.</summary>
    public TimeSpan Seen { get; set; } = TimeSpan.FromDays(7);

    /// <summary>What was counted.</summary>
    public TimeSpan Ledger { get; set; } = TimeSpan.FromDays(400);

    /// <summary>What is wrong, each naming the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (Quarantine < TimeSpan.FromDays(1) || Quarantine > TimeSpan.FromDays(366))
            yield return "Retention:Quarantine must be from 1.00:00:00 to 366.00:00:00.";
        if (Seen < TimeSpan.FromDays(2) || Seen > TimeSpan.FromDays(366))
            yield return "Retention:Seen must be from 2.00:00:00 to 366.00:00:00.";
        if (Ledger < TimeSpan.FromDays(2) || Ledger > TimeSpan.FromDays(3_660))
            yield return "Retention:Ledger must be from 2.00:00:00 to 3660.00:00:00.";
    }
}
