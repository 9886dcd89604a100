using System.Globalization;
using ContactRouter.ServiceLevel;
using NodaTime;
using NodaTime.TimeZones;

namespace ContactRouter.Mail.Templates;

/// <summary>Says a time as people of a language write it, in the zone of the desk that answers, and names the zone: customers live in others.</summary>
public sealed class MailTimes(ServiceLevelOptions options)
{
    public string Say(DateTimeOffset time, string desk, MailTexts texts)
    {
        var name = options.Desks.TryGetValue(desk, out var own) && own.Zone is { Length: > 0 } zone ? zone : options.Zone;
        var local = Instant.FromDateTimeOffset(time).InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) ?? throw new DateTimeZoneNotFoundException(name));
        return texts.Say(
            "date",
            ("weekday", texts.Word("weekdays", (int)local.DayOfWeek - 1)),
            ("day", local.Day.ToString(CultureInfo.InvariantCulture)),
            ("month", texts.Word("months", local.Month - 1)),
            ("year", local.Year.ToString(CultureInfo.InvariantCulture)),
            ("time", local.ToString("HH:mm", CultureInfo.InvariantCulture)),
            ("zone", $"{name}, UTC{local.Offset.ToString("+HH:mm", CultureInfo.InvariantCulture)}"));
    }
}
