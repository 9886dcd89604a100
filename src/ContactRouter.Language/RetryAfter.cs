using System.Globalization;
using Azure;

namespace ContactRouter.Language;

/// <summary>The header <c>Retry-After</c> (RFC 9110, 10.2.3): seconds, or a time.</summary>
internal static class RetryAfter
{
    /// <summary>Where the service does not say for how long it wants to be left alone.</summary>
    public static readonly TimeSpan Unnamed = TimeSpan.FromMinutes(1);

    /// <summary>Beyond this it is a mistake of somebody's clock.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <returns>Null where the header is missing or says nothing.</returns>
    public static TimeSpan? Of(Response response, TimeProvider time)
    {
        if (!response.Headers.TryGetValue("Retry-After", out var text))
            return null;
        TimeSpan wait;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            wait = TimeSpan.FromSeconds(seconds);
        else if (DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            wait = at - time.GetUtcNow();
        else
            return null;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
    }
}
