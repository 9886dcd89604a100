namespace ContactRouter.ServiceLevel;

/// <summary>Settings <c>ServiceLevel</c>: when the desks are open (P4).</summary>
public sealed class ServiceLevelOptions
{
    /// <summary>The desks' IANA time zone.</summary>
    public string Zone { get; set; } = "Asia/Shanghai";

    /// <summary>
    /// Opening times such as <c>Mon-Fri 09:00-18:00</c> or <c>Sat 10:00-13:00</c>, several a day where there is a break; an end may be 24:00.
    /// Empty: Monday to Friday, 09:00 to 18:00.
    /// </summary>
    public IList<string> Hours { get; set; } = [];

    /// <summary>Days on which nobody is there, such as <c>2026-12-25</c>.</summary>
    public IList<string> Holidays { get; set; } = [];

    /// <summary>What is wrong with the settings, each naming the setting; nothing where all is well.</summary>
    public IEnumerable<string> Faults()
    {
        if (NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is null)
            yield return $"ServiceLevel:Zone: '{Zone}' is no IANA time zone, like Asia/Shanghai.";
        for (var i = 0; i < Hours.Count; i++)
        {
            if (!OpeningTime.TryParse(Hours[i], out _))
                yield return $"ServiceLevel:Hours:{i}: '{Hours[i]}' is no opening time, like Mon-Fri 09:00-18:00.";
        }

        for (var i = 0; i < Holidays.Count; i++)
        {
            if (!DateOnly.TryParseExact(Holidays[i], "yyyy-MM-dd", out _))
                yield return $"ServiceLevel:Holidays:{i}: '{Holidays[i]}' is no date, like 2026-12-25.";
        }
    }
}
