using System.Text;

namespace ContactRouter.Intake.OwnText;

/// <summary>The line above a quote, such as "On Monday at 10:00 somebody wrote:", which mail programs also break into two or three.</summary>
internal static class Attribution
{
    private const int MostLines = 3;
    private const int Longest = 300;

    /// <summary>Whether one begins at this line. If so, <paramref name="lines"/> is moved on to its last line.</summary>
    /// <param name="line">Trimmed.</param>
    /// <param name="lines">The lines behind it.</param>
    /// <param name="isMarked">Whether the quote below is marked line by line, so that the writer's own words may follow it.</param>
    public static Certainty Read(ReadOnlySpan<char> line, ref SpanLineEnumerator lines, out bool isMarked)
    {
        isMarked = false;
        if (!CanBegin(line))
            return Certainty.None;
        Span<char> joined = stackalloc char[Longest];
        var ahead = lines;
        var length = 0;
        for (var read = 1; ; read++)
        {
            if (line.IsEmpty || line.StartsWith('>') || length + line.Length >= Longest)
                return Certainty.None;
            line.CopyTo(joined[length..]);
            length += line.Length;
            if (line.EndsWith(':'))
                break;
            // A sentence that ends with its line is the writer's, whatever the next one says.
            if (read == MostLines || line[^1] is '.' or '!' or '?' || !ahead.MoveNext())
                return Certainty.None;
            joined[length++] = ' ';
            line = ahead.Current.Trim();
        }

        var certainty = Judge(joined[..(length - 1)].TrimEnd(), ahead, out isMarked);
        if (certainty != Certainty.None)
            lines = ahead;
        return certainty;
    }

    private static bool CanBegin(ReadOnlySpan<char> line) =>
        line.Contains('@') || (line.ContainsAny(MailWords.Digits) && (HasOpener(line) || HasTime(line)));

    private static Certainty Judge(ReadOnlySpan<char> text, SpanLineEnumerator rest, out bool isMarked)
    {
        var hasAddress = text.Contains('@') && (text.Contains('<') || HasOpener(text));
        var hasTime = HasTime(text);
        var hasYear = HasYear(text);
        isMarked = MarkFollows(rest, out var isApart);
        if (!NamesWriting(text, hasAddress || hasTime || hasYear) || !(hasAddress || HasOpener(text)))
            return Certainty.None;
        if (isMarked || (hasAddress && (hasTime || hasYear)))
            return Certainty.Sure;
        // A writer who retells what somebody wrote gives no time of day, and goes on in the next line.
        return hasTime || (hasYear && isApart) ? Certainty.Likely : Certainty.None;
    }

    private static bool NamesWriting(ReadOnlySpan<char> text, bool isDated)
    {
        foreach (var wrote in MailWords.WroteAtEnd)
        {
            if (text.EndsWith(wrote, StringComparison.Ordinal) && (text.Length == wrote.Length || text[^(wrote.Length + 1)] is ' ' or '\u00a0' or '>' or ','))
                return true;
        }

        foreach (var wrote in MailWords.WroteInside)
        {
            if (isDated && text.Contains(wrote, StringComparison.Ordinal))
                return true;
        }

        // "2026-11-23 10:02 GMT+01:00 Shop <cs@shop.example>:"
        return text.EndsWith('>') && char.IsAsciiDigit(text[0]) && HasYear(text);
    }

    private static bool HasOpener(ReadOnlySpan<char> text)
    {
        foreach (var opener in MailWords.AttributionOpeners)
        {
            if (text.StartsWith(opener, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>A time of day: 10:02 or 10h02.</summary>
    private static bool HasTime(ReadOnlySpan<char> text)
    {
        for (var at = 1; at < text.Length - 2; at++)
        {
            if (text[at] is ':' or 'h' && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]))
                return true;
        }

        return false;
    }

    /// <summary>A year: 2026, or 23.11.26.</summary>
    private static bool HasYear(ReadOnlySpan<char> text)
    {
        var (digits, points) = (0, 0);
        foreach (var c in text)
        {
            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
            points = digits > 0 ? points : c is '.' or '/' or '-' ? points + 1 : 0;
            if (digits == 4 || (digits == 2 && points == 2))
                return true;
        }

        return false;
    }

    /// <summary>Whether the next line that holds anything is a marked quote; at the end of the text nothing is left to be unmarked.</summary>
    private static bool MarkFollows(SpanLineEnumerator rest, out bool isApart)
    {
        isApart = false;
        while (rest.MoveNext())
        {
            var line = rest.Current.TrimStart();
            if (!line.IsEmpty)
                return line.StartsWith('>');
            isApart = true;
        }

        return true;
    }
}
