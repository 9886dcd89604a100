using ContactRouter.ServiceLevel;
using NodaTime;

namespace ContactRouter.Tests.ServiceLevel;

/// <summary>The calendar as a person with a clock on the wall would keep it, who looks up every minute: slow, and simple enough to be believed.</summary>
/// <param name="Hours">First and last day (1 is Monday), from and till in minutes of the day.</param>
public sealed record WallClock(string Zone, (int First, int Last, int Opens, int Closes)[] Hours, string[] Holidays)
{
    private readonly DateTimeZone zone = DateTimeZoneProviders.Tzdb[Zone];

    private static readonly string[] Days = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    private static readonly Duration Minute = Duration.FromMinutes(1);

    public ServiceLevelOptions Options => new()
    {
        Zone = Zone,
        Hours = [.. Hours.Select(time => $"{Days[time.First]}-{Days[time.Last]} {TextOf(time.Opens)}-{TextOf(time.Closes)}")],
        Holidays = [.. Holidays],
    };

    public bool IsOpen(Instant moment)
    {
        var local = LocalOf(moment);
        var minute = (local.Hour * 60) + local.Minute;
        var day = (int)local.DayOfWeek;
        return !Holidays.Contains(local.Date.ToString("yyyy-MM-dd", null))
            && Hours.Any(time => time.First <= day && day <= time.Last && time.Opens <= minute && minute < time.Closes);
    }

    /// <param name="accepted">A whole minute.</param>
    public Instant DueAt(Instant accepted)
    {
        var now = accepted;
        while (!IsOpen(now))
            now += Minute;
        var start = LocalOf(now);
        while (!IsOpen(now) || LocalOf(now).Date <= start.Date)
            now += Minute;
        var sameTime = LocalOf(now).Date + start.TimeOfDay;
        while (!IsOpen(now) || LocalOf(now) < sameTime)
            now += Minute;
        return now;
    }

    public int OpenMinutes(Instant from, Instant till)
    {
        var minutes = 0;
        for (var now = from; now < till; now += Minute)
            minutes += IsOpen(now) ? 1 : 0;
        return minutes;
    }

    private LocalDateTime LocalOf(Instant moment) => moment.InZone(zone).LocalDateTime;

    private static string TextOf(int minute) => $"{minute / 60:00}:{minute % 60:00}";
}
