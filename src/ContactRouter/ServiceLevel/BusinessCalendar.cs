using NodaTime;

namespace ContactRouter.ServiceLevel;

/// <summary>
/// Says by when a message should be answered: one business day after it was accepted (P4). Accepted in open time, that is the same local time on the
/// next open day, or the next opening where that time falls into a gap; otherwise it counts as accepted at the next opening.
/// </summary>
public sealed class BusinessCalendar
{
    /// <summary>More days than any holiday season has: a calendar without an opening in so many is a wrong setting.</summary>
    private const int SearchDays = 400;

    private static readonly string[] StandardHours = ["Mon-Fri 09:00-18:00"];

    private readonly DateTimeZone zone;
    private readonly ILookup<IsoDayOfWeek, OpeningTime> hours;
    private readonly HashSet<LocalDate> holidays;

    /// <exception cref="ArgumentException">The settings are wrong; <see cref="ServiceLevelOptions.Faults"/> says how.</exception>
    public BusinessCalendar(ServiceLevelOptions options)
    {
        if (options.Faults().FirstOrDefault() is { } fault)
            throw new ArgumentException(fault, nameof(options));
        zone = DateTimeZoneProviders.Tzdb[options.Zone];
        hours = (options.Hours.Count == 0 ? StandardHours : options.Hours)
            .Select(text => OpeningTime.TryParse(text, out var time) ? time : throw new ArgumentException(text, nameof(options)))
            .SelectMany(time => time.Days, (time, day) => (day, time))
            .OrderBy(entry => entry.time.Opens)
            .ToLookup(entry => entry.day, entry => entry.time);
        holidays = [.. options.Holidays.Select(text => LocalDate.FromDateOnly(DateOnly.ParseExact(text, "yyyy-MM-dd")))];
    }

    public DateTimeOffset DueAt(DateTimeOffset acceptedAt)
    {
        var accepted = Instant.FromDateTimeOffset(acceptedAt).InZone(zone).LocalDateTime;
        var start = IsOpen(accepted) ? accepted : NextOpening(accepted);
        var sameTime = NextOpenDay(start.Date) + start.TimeOfDay;
        var due = IsOpen(sameTime) ? sameTime : NextOpening(sameTime);
        return Timestamp.Truncate(due.InZoneLeniently(zone).ToDateTimeOffset());
    }

    private IEnumerable<OpeningTime> HoursOf(LocalDate date) => holidays.Contains(date) ? [] : hours[date.DayOfWeek];

    private bool IsOpen(LocalDateTime time)
    {
        var minute = MinuteOf(time);
        return HoursOf(time.Date).Any(open => open.Opens <= minute && minute < open.Closes);
    }

    private LocalDateTime NextOpening(LocalDateTime after)
    {
        var today = HoursOf(after.Date).FirstOrDefault(open => open.Opens > MinuteOf(after));
        var date = today is null ? NextOpenDay(after.Date) : after.Date;
        return date.AtMidnight().PlusMinutes((today ?? HoursOf(date).First()).Opens);
    }

    private LocalDate NextOpenDay(LocalDate after) =>
        Enumerable.Range(1, SearchDays).Select(after.PlusDays).First(date => HoursOf(date).Any());

    private static int MinuteOf(LocalDateTime time) => (time.Hour * 60) + time.Minute;
}
