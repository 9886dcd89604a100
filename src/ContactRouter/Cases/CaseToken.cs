using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ContactRouter.Cases;

/// <summary>
/// Proves that whoever shows it got it from us: a case number and 80 bits of a keyed hash over it and the sender it was given to. It stands in the plus part
/// of our reply addresses, in our Message-IDs and in our texts, and looks like <c>0c7k3qx9h.8f2k0w3c5v7z9q4r</c>.
/// </summary>
/// <param name="Mac">In small letters.</param>
public readonly partial record struct CaseToken(CaseNumber Number, string Mac)
{
    /// <summary>In small letters, for a mail server may change the case of an address on its way.</summary>
    public override string ToString() => $"{Number.Value.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()}.{Mac}";

    public static bool TryParse([NotNullWhen(true)] string? text, out CaseToken token)
    {
        token = default;
        if (text is null || Form().Match(text) is not { Success: true } match || match.Length != text.Length)
            return false;
        return TryRead(match, out token);
    }

    /// <summary>All tokens in a text, in their order, each once. That they are well formed says nothing of who made them.</summary>
    public static IEnumerable<CaseToken> FindIn(string text) =>
        Form().Matches(text).Select(match => TryRead(match, out var token) ? token : (CaseToken?)null).OfType<CaseToken>().Distinct();

    private static bool TryRead(Match match, out CaseToken token)
    {
        token = default;
        if (!CaseNumber.TryParse(match.Groups["number"].Value, out var number))
            return false;
        token = new CaseToken(number, match.Groups["mac"].Value.ToLowerInvariant());
        return true;
    }

    // Crockford's digits alone: what people may mistype is not forgiven in a token, which machines copy.
    [GeneratedRegex("(?<![0-9A-Za-z])(?<number>[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{9})\\.(?<mac>[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{16})(?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
