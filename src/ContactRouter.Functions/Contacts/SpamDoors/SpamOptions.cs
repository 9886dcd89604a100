using ContactRouter.Intake;

namespace ContactRouter.Functions.Contacts.SpamDoors;

/// <summary>Settings <c>Spam</c>: what is asked of posts whose caller nothing proves.</summary>
internal sealed class SpamOptions
{
    /// <summary>The field in which a form's page says when it was opened.</summary>
    public const string StartedAt = "startedAt";

    /// <summary>The field that people do not see, and programs fill in.</summary>
    public string HoneypotField { get; set; } = ContactFields.Website;

    /// <summary>So many of those that filled it in are kept within an hour, by each instance; more are discarded and counted.</summary>
    public int MostHoneypotHits { get; set; } = 1_000;

    /// <summary>Nobody fills in a form faster. Zero: not looked at.</summary>
    public TimeSpan MinFillTime { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>So many posts an hour are let in from one network, by each instance. Zero: any number.</summary>
    public int NetworkLimit { get; set; } = 200;

    /// <summary>The fields that say how to treat a post; they do not travel along.</summary>
    public IReadOnlyList<string> PostFields => [HoneypotField, StartedAt, ContactFields.Redirect];

    /// <summary>What is wrong, each naming the setting.</summary>
    public IEnumerable<string> Faults()
    {
        string[] taken = [.. ContactFields.Known.Where(name => name != ContactFields.Website), StartedAt];
        if (!ContactRules.IsExtraName(HoneypotField) || taken.Contains(HoneypotField, StringComparer.OrdinalIgnoreCase))
            yield return "Spam:HoneypotField must be a field's name that nothing else uses.";
        if (MostHoneypotHits is < 0 or > 100_000)
            yield return "Spam:MostHoneypotHits must be from 0 to 100,000.";
        if (MinFillTime < TimeSpan.Zero || MinFillTime > TimeSpan.FromMinutes(1))
            yield return "Spam:MinFillTime must be from 00:00:00 to 00:01:00.";
        if (NetworkLimit is < 0 or > 1_000)
            yield return "Spam:NetworkLimit must be from 0 to 1,000.";
    }
}
