using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ContactRouter.Functions.Problems;

namespace ContactRouter.Functions.Desks;

/// <summary>A case's revision as an ETag (RFC 9110, 8.8.3), so that nobody overwrites what he has not seen.</summary>
internal static class CaseRevision
{
    public static string ETagOf(int revision) => $"\"{revision.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>Reads the one revision that <c>If-Match</c> names.</summary>
    /// <param name="seen">Null where any will do (<c>*</c>).</param>
    public static bool TryRead(HttpRequest request, out int? seen, [NotNullWhen(false)] out Problem? problem)
    {
        (seen, problem) = (null, null);
        var given = request.Headers.IfMatch;
        if (given.Count == 0)
        {
            problem = KnownProblems.PreconditionRequired();
            return false;
        }

        var text = given.Count == 1 ? given[0]!.Trim() : "";
        if (text == "*")
            return true;
        if (text is ['"', .. var digits, '"'] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
        {
            seen = revision;
            return true;
        }

        problem = KnownProblems.HeaderInvalid("If-Match", "This must be one ETag as it was given, like \"7\", or *. Weak ones (W/) do not do.");
        return false;
    }
}
