using System.Text;

namespace ContactRouter.Intake.OwnText;

/// <summary>How a letter ends: sign-off, name and contact lines, the line of a telephone's mail program.</summary>
internal static class Closing
{
    // A name, a role, a telephone number; what is longer is a postscript and is read.
    private const int LongestLine = 60;

    /// <summary>Whether the text ends here: at the mark that mail knows for it (RFC 3676, 4.3), which is nothing that people type.</summary>
    /// <param name="line">As it stands, untrimmed.</param>
    public static bool IsSignatureMark(ReadOnlySpan<char> line) => line is "-- ";

    /// <summary>Whether the lines of a closing may follow: "Kind regards", or two dashes, which people also use to part their own lines.</summary>
    /// <param name="line">Trimmed.</param>
    /// <param name="rest">The lines behind it.</param>
    public static bool BeginsAt(ReadOnlySpan<char> line, SpanLineEnumerator rest) => line is "--" ? IsSignedBelow(rest) : IsSignOff(line);

    /// <summary>Whether a name stands in the next line that holds anything. What begins with a number there is no name: the orders that it is about.</summary>
    public static bool IsSignedBelow(SpanLineEnumerator rest)
    {
        while (rest.MoveNext())
        {
            var line = rest.Current.Trim();
            if (!line.IsEmpty)
                return !line.StartsWith('>') && !line.ContainsAny(MailWords.Digits) && IsContactLine(line);
        }

        return false;
    }

    /// <summary>Whether a line below a sign-off belongs to it. A question, a sentence, a postscript and an order's number are the message's.</summary>
    public static bool IsContactLine(ReadOnlySpan<char> line) =>
        line.Length <= LongestLine && !line.EndsWith('?') && !IsSentence(line) && !IsPostscript(line) && !NamesOrder(line);

    /// <summary>Whether it is the line that a telephone's mail program adds. Sentences begin so too; they do not name a device, or go on.</summary>
    public static bool IsDeviceLine(ReadOnlySpan<char> line) =>
        line.Length <= LongestLine && line.Length > 0 && line[^1] is not ('?' or '!') && ContainsAny(line, MailWords.Devices)
        && (BeginsWithAny(line, MailWords.DeviceOpenings) || (line.StartsWith("Von meinem ") && line.EndsWith(" gesendet")));

    private static bool IsSignOff(ReadOnlySpan<char> line) =>
        line.Length is > 0 and <= LongestLine && MailWords.SignOffs.Contains(line.TrimEnd(" ,.!-\u00a0"));

    // Names, roles, firms and streets are written with capitals and digits; a sentence has mostly small letters.
    private static bool IsSentence(ReadOnlySpan<char> line)
    {
        var (words, small) = (0, 0);
        foreach (var range in line.Split(' '))
        {
            var word = line[range];
            if (word.IsEmpty)
                continue;
            words++;
            small += char.IsLower(word[0]) ? 1 : 0;
        }

        return small * 2 > words && small >= (line[^1] is '.' or '!' ? 2 : 3);
    }

    private static bool IsPostscript(ReadOnlySpan<char> line)
    {
        foreach (var mark in MailWords.Postscripts)
        {
            if (line.StartsWith(mark, StringComparison.OrdinalIgnoreCase) && (line.Length == mark.Length || line[mark.Length] is ' ' or ':' or '.' or ','))
                return true;
        }

        return false;
    }

    private static bool NamesOrder(ReadOnlySpan<char> line) => line.ContainsAny(MailWords.Digits) && ContainsAny(line, MailWords.Orders);

    private static bool BeginsWithAny(ReadOnlySpan<char> line, string[] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (line.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool ContainsAny(ReadOnlySpan<char> line, string[] words)
    {
        foreach (var word in words)
        {
            if (line.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
