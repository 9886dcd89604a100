using System.Globalization;
using ContactRouter.ServiceLevel;
using NodaTime;

namespace ContactRouter.Chats;

/// <summary>Settings <c>Chat</c>: when it is open (P14) and how long it lasts.</summary>
public sealed class ChatOptions
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>The IANA time zone of the hours.</summary>
    public string Zone { get; set; } = "Asia/Shanghai";

    /// <summary>Opening times such as <c>Mon-Sun 09:00-24:00</c>; several a day where there is a break. Empty: every day from 09:00 to 24:00.</summary>
    public IList<string> Hours { get; set; } = [];

    /// <summary>Dates with other hours: <c>2026-10-01 closed</c>, <c>2026-12-24 09:00-13:00</c>; several times of a date with commas between.</summary>
    public IList<string> Exceptions { get; set; } = [];

    /// <summary>The desk whose people answer chats.</summary>
    public string Desk { get; set; } = "cs";

    /// <summary>A chat in which nobody wrote for so long ends (P13).</summary>
    public TimeSpan IdleAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>A chat that nobody of the desk joined, and in which the customer wrote nothing for so long, ends.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>So long before such an end it is announced.</summary>
    public TimeSpan WarnBefore { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>So long before the hours end it is announced.</summary>
    public TimeSpan ClosingNotice { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>When a customer has waited so long for the desk, that is told once on queue <c>alerts</c>.</summary>
    public TimeSpan AlertAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>So many lines a customer may write within <see cref="LinesWindow"/>.</summary>
    public int MostLines { get; set; } = 20;

    public TimeSpan LinesWindow { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>What is wrong, each naming the setting.</summary>
    /// <param name="desks">The desks that there are.</param>
    public IEnumerable<string> Faults(IEnumerable<string> desks)
    {
        foreach (var fault in HoursFaults())
            yield return fault;
        if (!desks.Contains(Desk))
            yield return $"Chat:Desk: '{Desk}' is none of the desks {string.Join(", ", desks)}.";
        if (WarnBefore < TimeSpan.FromSeconds(1) || WarnBefore > Longest)
            yield return "Chat:WarnBefore must be from 00:00:01 to 1.00:00:00.";
        foreach (var (name, span) in new[] { (nameof(IdleAfter), IdleAfter), (nameof(GiveUpAfter), GiveUpAfter) })
        {
            if (span <= WarnBefore || span > Longest)
                yield return $"Chat:{name} must be more than Chat:WarnBefore, and at most 1.00:00:00.";
        }

        foreach (var (name, span) in new[] { (nameof(ClosingNotice), ClosingNotice), (nameof(AlertAfter), AlertAfter) })
        {
            if (span < TimeSpan.Zero || span > Longest)
                yield return $"Chat:{name} must be from 00:00:00 to 1.00:00:00.";
        }

        if (MostLines is < 1 or > 200)
            yield return "Chat:MostLines must be from 1 to 200.";
        if (LinesWindow < TimeSpan.FromSeconds(1) || LinesWindow > TimeSpan.FromHours(1))
            yield return "Chat:LinesWindow must be from 00:00:01 to 01:00:00.";
    }

    internal IEnumerable<string> HoursFaults()
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is null)
            yield return $"Chat:Zone: '{Zone}' is no IANA time zone, like Asia/Shanghai.";
        for (var i = 0; i < Hours.Count; i++)
        {
            if (!OpeningTime.TryParse(Hours[i], out _))
                yield return $"Chat:Hours:{i}: '{Hours[i]}' is no opening time, like Mon-Sun 09:00-24:00.";
        }

        for (var i = 0; i < Exceptions.Count; i++)
        {
            if (!TryParseException(Exceptions[i], out _, out _))
                yield return $"Chat:Exceptions:{i}: '{Exceptions[i]}' is no date with its hours, like 2026-10-01 closed or 2026-12-24 09:00-13:00.";
        }
    }

    internal static bool TryParseException(string text, out LocalDate date, out IReadOnlyList<OpeningTime> times)
    {
        (date, times) = (default, []);
        var parts = text.Trim().Split(' ', 2, StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || !DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return false;
        date = LocalDate.FromDateOnly(day);
        if (parts[1].Equals("closed", StringComparison.OrdinalIgnoreCase))
            return true;
        var found = new List<OpeningTime>();
        foreach (var part in parts[1].Split(',', StringSplitOptions.TrimEntries))
        {
            if (!OpeningTime.TryParse(part, date.DayOfWeek, out var time))
                return false;
            found.Add(time);
        }

        times = found;
        return true;
    }
}
