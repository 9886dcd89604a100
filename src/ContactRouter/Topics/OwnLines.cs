using System.Collections.Frozen;
using System.Text;

namespace ContactRouter.Topics;

/// <summary>The lines that the writer wrote for this message: without quoted mail, signature, and the block that closes a letter.</summary>
internal ref struct OwnLines(ReadOnlySpan<char> text)
{
    // A name, a role, a telephone number; what is longer is a postscript and is read.
    private const int LongestContactLine = 60;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_signOffs = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "regards", "kind regards", "best regards", "warm regards", "many regards", "with regards", "with kind regards", "with best regards",
        "thanks and regards", "thanks & regards", "best", "best wishes", "all the best", "sincerely", "sincerely yours", "yours sincerely",
        "yours faithfully", "yours truly", "respectfully", "cordially", "greetings", "cheers", "br", "rgds").GetAlternateLookup<ReadOnlySpan<char>>();

    private SpanLineEnumerator _lines = text.EnumerateLines();
    private bool _signedOff;

    public ReadOnlySpan<char> Current { get; private set; }

    public readonly OwnLines GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_lines.MoveNext())
        {
            var line = _lines.Current.Trim();
            if (line is "--" || BeginsCopiedMail(line))
            {
                return false;
            }

            if (line.StartsWith('>') || line.StartsWith("Sent from my ", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (IsAttribution(line))
            {
                if (!MarkedQuoteFollows())
                {
                    return false;
                }

                continue;
            }

            if (IsSignOff(line))
            {
                _signedOff = true;
                continue;
            }

            if (_signedOff && IsContactLine(line))
            {
                continue;
            }

            _signedOff = false;
            Current = line;
            return true;
        }

        return false;
    }

    private static bool IsSignOff(ReadOnlySpan<char> line) =>
        line.Length is > 0 and <= LongestContactLine && s_signOffs.Contains(line.TrimEnd(" ,.!-"));

    private static bool IsContactLine(ReadOnlySpan<char> line) => line.Length <= LongestContactLine && !line.EndsWith('?');

    /// <summary>Outlook copies the mail it answers without marks: below a rule of its own, or below the copy's own head.</summary>
    private readonly bool BeginsCopiedMail(ReadOnlySpan<char> line)
    {
        if (line.StartsWith("-----") && line.Contains("Original Message", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var ahead = _lines;
        return line.StartsWith("From: ", StringComparison.Ordinal)
            && ahead.MoveNext()
            && (ahead.Current.StartsWith("Sent: ", StringComparison.Ordinal) || ahead.Current.StartsWith("Date: ", StringComparison.Ordinal));
    }

    /// <summary>"On Monday at 10:00 somebody wrote:", which mail programs also break in two; the second half is then taken with it.</summary>
    private bool IsAttribution(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith("On ", StringComparison.Ordinal) || !line.ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        if (line.EndsWith("wrote:", StringComparison.Ordinal))
        {
            return true;
        }

        var ahead = _lines;
        if (!ahead.MoveNext() || !ahead.Current.TrimEnd().EndsWith("wrote:", StringComparison.Ordinal))
        {
            return false;
        }

        _lines = ahead;
        return true;
    }

    /// <summary>Where the quote is marked line by line, the writer's own words may follow it; where it is not, all the rest is quoted.</summary>
    private readonly bool MarkedQuoteFollows()
    {
        var ahead = _lines;
        while (ahead.MoveNext())
        {
            var line = ahead.Current.TrimStart();
            if (!line.IsEmpty)
            {
                return line.StartsWith('>');
            }
        }

        return true;
    }
}
