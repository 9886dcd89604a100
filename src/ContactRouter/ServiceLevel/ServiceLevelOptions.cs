namespace ContactRouter.ServiceLevel;

/// <summary>Settings <c>ServiceLevel</c>: when the desks are open (P4).</summary>
public sealed class ServiceLevelOptions
{
    private const string Section = "ServiceLevel";

    /// <summary>The desks' IANA time zone.</summary>
    public string Zone { get; set; } = "Asia/Shanghai";

    /// <summary>
    /// Opening times such as <c>Mon-Fri 09:00-18:00</c> or <c>Sat 10:00-13:00</c>, several a day where there is a break; an end may be 24:00. Where times of
    /// a day overlap or touch, they are one. Empty: Monday to Friday, 09:00 to 18:00.
    /// </summary>
    public IList<string> Hours { get; set; } = [];

    /// <summary>Days on which nobody is there, such as <c>2026-12-25</c>.</summary>
    public IList<string> Holidays { get; set; } = [];

    /// <summary>What is otherwise at single desks, by the desk's name.</summary>
    public IDictionary<string, DeskHoursOptions> Desks { get; set; } = new Dictionary<string, DeskHoursOptions>();

    /// <summary>A case is due soon when this share of the open time until its due time has passed: above 0 and below 1.</summary>
    public decimal DueSoonShare { get; set; } = 0.8m;

    /// <summary>What is wrong with the settings, each naming the setting; nothing where all is well.</summary>
    /// <param name="desks">The desks that there are.</param>
    public IEnumerable<string> Faults(IEnumerable<string> desks)
    {
        foreach (var fault in ValueFaults())
            yield return fault;
        foreach (var name in Desks.Keys.Where(name => !desks.Contains(name)))
            yield return $"{Section}:Desks:{name}: '{name}' is none of the desks {string.Join(", ", desks)}.";
    }

    /// <summary>The settings of one desk: what it has of its own, the common ones for the rest.</summary>
    internal ServiceLevelOptions Of(DeskHoursOptions desk) => new()
    {
        Zone = desk.Zone ?? Zone,
        Hours = desk.Hours.Count > 0 ? desk.Hours : Hours,
        Holidays = desk.Holidays.Count > 0 ? desk.Holidays : Holidays,
        DueSoonShare = DueSoonShare,
    };

    /// <summary>What can be told without knowing the desks.</summary>
    internal IEnumerable<string> ValueFaults() =>
    [
        .. CalendarFaults(Section, Zone, Hours, Holidays),
        .. Desks.SelectMany(desk => CalendarFaults($"{Section}:Desks:{desk.Key}", desk.Value.Zone, desk.Value.Hours, desk.Value.Holidays)),
        .. DueSoonShare is > 0 and < 1 ? Array.Empty<string>() : [$"{Section}:DueSoonShare must be above 0 and below 1, like 0.8."],
    ];

    private static IEnumerable<string> CalendarFaults(string path, string? zone, IList<string> hours, IList<string> holidays)
    {
        if (zone is not null && NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            yield return $"{path}:Zone: '{zone}' is no IANA time zone, like Asia/Shanghai.";
        for (var i = 0; i < hours.Count; i++)
        {
            if (!OpeningTime.TryParse(hours[i], out _))
                yield return $"{path}:Hours:{i}: '{hours[i]}' is no opening time, like Mon-Fri 09:00-18:00.";
        }

        for (var i = 0; i < holidays.Count; i++)
        {
            if (!DateOnly.TryParseExact(holidays[i], "yyyy-MM-dd", out _))
                yield return $"{path}:Holidays:{i}: '{holidays[i]}' is no date, like 2026-12-25.";
        }
    }
}
