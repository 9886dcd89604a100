using ContactRouter.ServiceLevel;
using NodaTime;

namespace ContactRouter.Chats;

/// <summary>P14: when the chat is open. It closes at exactly the end of its hours: at 24:00 it is closed.</summary>
public sealed class ChatHours
{
    private static readonly string[] StandardHours = ["Mon-Sun 09:00-24:00"];

    /// <summary>More stretches than this without a gap between them never end.</summary>
    private const int MostStretches = 40;

    private readonly OpeningHours hours;

    /// <exception cref="ArgumentException">The settings are wrong; <see cref="ChatOptions.Faults"/> says how.</exception>
    public ChatHours(ChatOptions options)
    {
        if (options.HoursFaults().FirstOrDefault() is { } fault)
            throw new ArgumentException(fault, nameof(options));
        Zone = options.Zone;
        Week = options.Hours.Count == 0 ? StandardHours : [.. options.Hours];
        var exceptions = new Dictionary<LocalDate, IReadOnlyList<OpeningTime>>();
        foreach (var text in options.Exceptions)
        {
            if (ChatOptions.TryParseException(text, out var date, out var times))
                exceptions[date] = times;
        }

        hours = new OpeningHours(
            DateTimeZoneProviders.Tzdb[Zone],
            Week.Select(text => OpeningTime.TryParse(text, out var time) ? time : throw new ArgumentException(text, nameof(options))),
            exceptions);
    }

    /// <summary>IANA.</summary>
    public string Zone { get; }

    /// <summary>The hours of a week as they are set.</summary>
    public IReadOnlyList<string> Week { get; }

    public bool IsOpenAt(DateTimeOffset time) => OpensAt(time) <= time;

    /// <summary>When it opens next; the time itself where it is open.</summary>
    public DateTimeOffset OpensAt(DateTimeOffset time) => hours.From(Instant.FromDateTimeOffset(time)).First().Start.ToDateTimeOffset();

    /// <summary>When it closes that is open at a time, or opens next after it; null where it never does.</summary>
    public DateTimeOffset? ClosesAt(DateTimeOffset time)
    {
        Instant? end = null;
        // Midnight parts two stretches of one night that is open throughout.
        foreach (var open in hours.From(Instant.FromDateTimeOffset(time)).Take(MostStretches))
        {
            if (end is { } before && open.Start > before)
                return before.ToDateTimeOffset();
            end = open.End;
        }

        return null;
    }
}
