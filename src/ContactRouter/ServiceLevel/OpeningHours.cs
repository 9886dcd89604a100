using NodaTime;

namespace ContactRouter.ServiceLevel;

/// <summary>The opening hours of every date, and the open time that they make in a zone.</summary>
/// <param name="exceptions">The dates that have other hours than their day of the week; none where it is closed.</param>
internal sealed class OpeningHours(
    DateTimeZone zone, IEnumerable<OpeningTime> week, IEnumerable<KeyValuePair<LocalDate, IReadOnlyList<OpeningTime>>> exceptions)
{
    private readonly ILookup<IsoDayOfWeek, OpeningTime> week = Merged(week);
    private readonly Dictionary<LocalDate, List<OpeningTime>> exceptions =
        exceptions.ToDictionary(date => date.Key, date => Merged(date.Key.DayOfWeek, date.Value));

    /// <summary>
    /// The open time from a moment on, in the order of time, without an end. Open is when the clock on the wall shows an opening time: an hour that is left
    /// out when clocks are put forward is no open time, one that comes twice is twice.
    /// </summary>
    public IEnumerable<OpenStretch> From(Instant moment)
    {
        // Within one interval of the zone the wall clock runs evenly, so local times can be compared and turned into moments without a doubt.
        for (var interval = zone.GetZoneInterval(moment); ; interval = zone.GetZoneInterval(interval.End))
        {
            var first = Instant.Max(moment, interval.HasStart ? interval.Start : moment).WithOffset(interval.WallOffset).LocalDateTime;
            var end = interval.HasEnd ? interval.IsoLocalEnd : LocalDateTime.MaxIsoValue;
            for (var date = first.Date; date.AtMidnight() < end; date = date.PlusDays(1))
            {
                foreach (var open in exceptions.TryGetValue(date, out var own) ? own : week[date.DayOfWeek])
                {
                    var from = LocalDateTime.Max(first, date.AtMidnight().PlusMinutes(open.Opens));
                    var till = LocalDateTime.Min(end, date.AtMidnight().PlusMinutes(open.Closes));
                    if (from < till)
                        yield return new OpenStretch(from, till, interval.WallOffset);
                }
            }
        }
    }

    // By day, in order, and those that overlap or touch as one: no moment counts twice.
    private static ILookup<IsoDayOfWeek, OpeningTime> Merged(IEnumerable<OpeningTime> times) => times
        .SelectMany(time => time.Days, (time, day) => (day, time))
        .GroupBy(entry => entry.day, entry => entry.time)
        .SelectMany(day => Merged(day.Key, day))
        .ToLookup(time => time.Days[0]);

    private static List<OpeningTime> Merged(IsoDayOfWeek day, IEnumerable<OpeningTime> times)
    {
        var merged = new List<OpeningTime>();
        foreach (var time in times.OrderBy(time => time.Opens))
        {
            if (merged is [.., var last] && time.Opens <= last.Closes)
                merged[^1] = last with { Closes = Math.Max(last.Closes, time.Closes) };
            else
                merged.Add(time with { Days = [day] });
        }

        return merged;
    }
}
