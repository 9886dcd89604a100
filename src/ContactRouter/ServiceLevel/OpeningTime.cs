using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace ContactRouter.ServiceLevel;

/// <summary>One stretch of opening hours on some days of the week, in minutes of the day: from <see cref="Opens"/> up to, not including, <see cref="Closes"/>.</summary>
internal sealed partial record OpeningTime(IReadOnlyList<IsoDayOfWeek> Days, int Opens, int Closes)
{
    private const string Time = "[0-2][0-9]:[0-5][0-9]";
    private const int MinutesADay = 24 * 60;
    private static readonly string[] DayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>Reads <c>Mon-Fri 09:00-18:00</c>, <c>Sat 10:00-24:00</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out OpeningTime? time)
    {
        time = null;
        var match = Form().Match(text.Trim());
        if (!match.Success)
            return false;
        var first = DayOf(match.Groups["first"].Value);
        var last = match.Groups["last"].Success ? DayOf(match.Groups["last"].Value) : first;
        var opens = MinuteOf(match.Groups["opens"].Value);
        var closes = MinuteOf(match.Groups["closes"].Value);
        if (first < 0 || last < first || opens >= closes || closes > MinutesADay)
            return false;
        time = new OpeningTime([.. Enumerable.Range(first, last - first + 1).Select(day => (IsoDayOfWeek)(day + 1))], opens, closes);
        return true;
    }

    /// <summary>Reads <c>10:00-24:00</c>, for one day.</summary>
    public static bool TryParse(string text, IsoDayOfWeek day, [NotNullWhen(true)] out OpeningTime? time) =>
        TryParse($"{DayNames[(int)day - 1]} {text}", out time);

    private static int DayOf(string name) => Array.FindIndex(DayNames, day => day.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static int MinuteOf(string time) =>
        (int.Parse(time.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60) + int.Parse(time.AsSpan(3, 2), CultureInfo.InvariantCulture);

    [GeneratedRegex($@"^(?<first>[A-Za-z]{{3}})(-(?<last>[A-Za-z]{{3}}))?\s+(?<opens>{Time})-(?<closes>{Time})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
