using NodaTime;

namespace ContactRouter.ServiceLevel;

/// <summary>
/// Says by when a message should be answered: one business day after it was accepted (P4). Accepted in open time, that is the same local time on the
/// next open day, or the next opening where that time falls into a gap; otherwise it counts as accepted at the next opening.
/// </summary>
public sealed class BusinessCalendar
{
    private static readonly string[] StandardHours = ["Mon-Fri 09:00-18:00"];

    private readonly OpeningHours hours;
    private readonly decimal dueSoonShare;

    /// <exception cref="ArgumentException">The settings are wrong; <see cref="ServiceLevelOptions.Faults"/> says how.</exception>
    public BusinessCalendar(ServiceLevelOptions options)
    {
        if (options.ValueFaults().FirstOrDefault() is { } fault)
            throw new ArgumentException(fault, nameof(options));
        hours = new OpeningHours(
            DateTimeZoneProviders.Tzdb[options.Zone],
            (options.Hours.Count == 0 ? StandardHours : options.Hours)
                .Select(text => OpeningTime.TryParse(text, out var time) ? time : throw new ArgumentException(text, nameof(options))),
            options.Holidays.Distinct().Select(text => KeyValuePair.Create<LocalDate, IReadOnlyList<OpeningTime>>(
                LocalDate.FromDateOnly(DateOnly.ParseExact(text, "yyyy-MM-dd")), [])));
        dueSoonShare = options.DueSoonShare;
    }

    /// <summary>
    /// The due time, in whole milliseconds; always on a later local day than the acceptance. In an hour that comes twice it is the first of the two; where it
    /// falls into an hour that is left out, it is the first open moment behind that.
    /// </summary>
    public DateTimeOffset DueAt(DateTimeOffset acceptedAt)
    {
        var accepted = hours.From(Instant.FromDateTimeOffset(acceptedAt)).First();
        var laterDays = hours.From(accepted.Start).SkipWhile(open => open.From.Date <= accepted.From.Date);
        var sameTime = laterDays.First().From.Date + accepted.From.TimeOfDay;
        var due = laterDays.First(open => sameTime < open.Till);
        return Timestamp.Truncate(due.At(LocalDateTime.Max(due.From, sameTime)).ToDateTimeOffset());
    }

    /// <summary>
    /// When a case is due soon: as soon as the share <see cref="ServiceLevelOptions.DueSoonShare"/> of the open time between start and due time has passed.
    /// That is in open time, so somebody is there to answer; only where there is no open time in between it is the due time itself.
    /// </summary>
    /// <returns>From <paramref name="startedAt"/> to <paramref name="dueAt"/>; the later the start, the later or the same.</returns>
    public DateTimeOffset DueSoonAt(DateTimeOffset startedAt, DateTimeOffset dueAt)
    {
        var due = Instant.FromDateTimeOffset(dueAt);
        var stretches = hours.From(Instant.FromDateTimeOffset(startedAt))
            .TakeWhile(open => open.Start < due)
            .Select(open => (open.Start, Ticks: (Instant.Min(open.End, due) - open.Start).BclCompatibleTicks))
            .ToList();
        var left = (long)(stretches.Sum(open => open.Ticks) * dueSoonShare);
        foreach (var (start, ticks) in stretches)
        {
            if (left < ticks)
            {
                var soon = Timestamp.Truncate(start.PlusTicks(left).ToDateTimeOffset());
                return soon < startedAt ? startedAt : soon;
            }

            left -= ticks;
        }

        return dueAt;
    }
}
