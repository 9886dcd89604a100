using System.Globalization;
using ContactRouter.Intake;

namespace ContactRouter.Functions.Contacts.SpamDoors;

/// <summary>
/// Notices forms that were filled in faster than anybody types, where their page says when it was opened. Whoever is fast for another reason (a browser
/// that filled it in, a clock that is off) is asked to send again, which then is late enough.
/// </summary>
internal static class FillTime
{
    /// <param name="startedAt">RFC 3339, or milliseconds since 1970. Anything else, or a time to come, tells nothing and is not held against the writer.</param>
    public static Fault? Examine(string startedAt, DateTimeOffset now, TimeSpan least) =>
        Read(startedAt.Trim()) is { } started && started <= now && now - started < least
            ? new Fault(SpamOptions.StartedAt, "This came faster than anybody fills in a form. Wait a moment and send it again.")
            : null;

    private static DateTimeOffset? Read(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
            return milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
        return DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }
}
