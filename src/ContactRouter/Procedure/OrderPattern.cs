using System.Text.RegularExpressions;

namespace ContactRouter.Procedure;

/// <summary>
/// An order number as the pattern spells it, and as people write it. The pattern is never rewritten; the text is brought into forms in which it may match:
/// as it stands, with full-width letters, odd blanks and dashes made plain ones; then without what parts letters from the digits behind them
/// (<c>b2b 12345</c>, <c>B2B-12345</c>); then with a hyphen there (<c>AB1234</c> and <c>AB 1234</c> for a pattern of <c>AB-1234</c>).
/// <list type="bullet">
/// <item>Digits are never joined with digits: in <c>B2B 12 345</c> and <c>B2B1234 5</c> the last ones may as well be a quantity, and a wrong order is
/// worse than the question for the right one. In the form's own field, which holds nothing else, they are.</item>
/// <item>Over a blank, letters are joined with digits only where the pattern itself has these letters or they are capitals: "in 2026" is no order.</item>
/// <item>A number ends at <c>_</c> and at a letter of another script (<c>订单B2B12345号</c>), but not at a Latin letter or a digit.</item>
/// </list>
/// </summary>
internal sealed class OrderPattern
{
    // Non-backtracking: its time grows with the text alone, whatever the pattern and the text are.
    private const RegexOptions Form = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private readonly string _pattern;
    private readonly Regex _word;
    private readonly bool _hasUnderscore;
    private readonly bool _hasOtherScript;

    /// <exception cref="ArgumentException">The pattern is no regular expression.</exception>
    /// <exception cref="NotSupportedException">It has look-arounds or back-references.</exception>
    public OrderPattern(string pattern)
    {
        _pattern = pattern;
        _word = new Regex($@"\b(?:{pattern})\b", Form);
        _hasUnderscore = pattern.Contains('_', StringComparison.Ordinal);
        _hasOtherScript = pattern.Any(OrderText.IsOfOtherScript);
    }

    /// <summary>The numbers in a text, in capitals, in its order; a repeated one is repeated.</summary>
    public IReadOnlyList<string> Find(string text)
    {
        using var folded = Fold(text);
        return Find(folded);
    }

    /// <summary>The numbers in a field that is meant for one.</summary>
    public IReadOnlyList<string> FindInField(string text)
    {
        if (text.Length == 0)
            return [];
        using var folded = Fold(text);
        var found = Find(folded);
        return found.Count == 0 && folded.Squeeze() ? Find(folded) : found;
    }

    private OrderText Fold(string text) => new(text, _hasUnderscore, _hasOtherScript);

    private IReadOnlyList<string> Find(OrderText text)
    {
        var found = new List<FoundNumber>();
        Take(text.Letters, [], text, found);
        foreach (var joint in OrderRespelling.Joints)
        {
            using var respelled = new OrderRespelling(text.Letters, _pattern, joint);
            if (respelled.IsOther)
                Take(respelled.Letters, respelled.Places, text, found);
        }

        found.Sort(static (left, right) => left.First.CompareTo(right.First));
        return [.. found.Select(number => number.Number)];
    }

    /// <param name="places">Where each letter stands in the text; empty where they are the text's own.</param>
    private void Take(ReadOnlySpan<char> letters, ReadOnlySpan<int> places, OrderText text, List<FoundNumber> found)
    {
        var known = found.Count;
        foreach (var match in _word.EnumerateMatches(letters))
        {
            var last = match.Index + match.Length - 1;
            var (from, to) = places.IsEmpty ? (match.Index, last) : (places[match.Index], places[last]);
            found.Add(new FoundNumber(from, to, match.Length > OrderNumbers.MaxLength ? "" : UpperOf(letters.Slice(match.Index, match.Length))));
        }

        // What is found in one form is not to be found once more in the next.
        for (var number = known; number < found.Count; number++)
            text.Strike(found[number].First, found[number].Last);
        found.RemoveAll(static number => number.Number.Length == 0);
    }

    private static string UpperOf(ReadOnlySpan<char> letters)
    {
        Span<char> upper = stackalloc char[OrderNumbers.MaxLength];
        return upper[..letters.ToUpperInvariant(upper)].ToString();
    }

    private readonly record struct FoundNumber(int First, int Last, string Number);
}
