using System.Net;
using System.Text.Json;

namespace ContactRouter.LocalHost.Invocations;

/// <summary>How a call of a queue or timer function ended.</summary>
/// <param name="Text">For people: the status, and what was wrong.</param>
/// <param name="WouldHang">In Azure nothing would come back until functionTimeout, which ends the handler.</param>
internal sealed record Outcome(bool Succeeded, string Text, bool WouldHang = false)
{
    public static Outcome Failure(string text) => new(false, text);

    /// <summary>Judges an answer: a success is 2xx with application/json and an object, all else a failure.</summary>
    public static Outcome Of(HttpStatusCode status, string? mediaType, ReadOnlyMemory<byte> body)
    {
        var code = (int)status;
        if (code is < 200 or > 299) return Failure($"{code}, a failure: only 2xx is a success");
        if (body.Span.Trim(" \t\r\n"u8).IsEmpty) return Hangs($"{code} without a body");
        if (!string.Equals(mediaType, "application/json", StringComparison.OrdinalIgnoreCase))
            return Failure($"{code}, a failure: its content type is {mediaType ?? "missing"}, not application/json");
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind switch
            {
                JsonValueKind.Object => new(true, $"{code}"),
                JsonValueKind.Null => Hangs($"{code} with null"),
                var kind => Failure($"{code}, a failure: the body is a JSON {kind}, not an object".ToLowerInvariant()),
            };
        }
        catch (JsonException)
        {
            return Failure($"{code}, a failure: the body is not JSON");
        }

        static Outcome Hangs(string what) => new(false, what, WouldHang: true);
    }
}
