using System.Text.RegularExpressions;
using ContactRouter.Intake;

namespace ContactRouter.Procedure;

/// <summary>P9: finds the order numbers of a message, in the form's own field, then the subject, then the text, each once.</summary>
public sealed class OrderNumbers(OrderOptions options)
{
    // Non-backtracking: its time grows with the text alone, whatever the pattern and the text are.
    private const RegexOptions Form = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>More than a message may name (P7); what comes behind is not listed.</summary>
    public const int Most = 10;

    /// <summary>Longer than any order number: what matches beyond it is something else.</summary>
    public const int MaxLength = 40;

    private readonly Regex pattern = WordOf(options.Pattern);

    public IReadOnlyList<string> Find(ContactMessage message) =>
        [.. new[] { message.OrderNumber, message.Subject, message.Text }
            .SelectMany(text => pattern.Matches(text).Select(match => match.Value.ToUpperInvariant()))
            .Where(number => number.Length <= MaxLength)
            .Distinct(StringComparer.Ordinal)
            .Take(Most)];

    /// <summary>The pattern as a word of its own.</summary>
    /// <exception cref="ArgumentException">The pattern is no regular expression.</exception>
    /// <exception cref="NotSupportedException">It has look-arounds or back-references.</exception>
    internal static Regex WordOf(string pattern) => new($@"\b(?:{pattern})\b", Form);
}
