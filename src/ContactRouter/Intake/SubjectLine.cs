using System.Collections.Frozen;
using ContactRouter.Intake.OwnText;

namespace ContactRouter.Intake;

/// <summary>The subject of a mail without what mail programs put before it when it is answered or forwarded.</summary>
public static class SubjectLine
{
    private const int LongestCount = 3;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_prefixes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "re", "fw", "fwd", "aw", "antw", "antwort", "wg", "sv", "vb", "vs", "vl", "tr", "rv", "rif", "res", "enc", "odp", "pd", "doorst", "ynt", "ilt", "İLT",
        "回复", "回覆", "答复", "答覆", "转发", "轉寄").GetAlternateLookup<ReadOnlySpan<char>>();

    // Italian Outlook's, in capitals alone: a small letter before a colon is a writer's own list.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_letters =
        FrozenSet.Create(StringComparer.Ordinal, "R", "I").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Takes off prefixes such as <c>Re:</c>, <c>AW:</c>, <c>回复：</c>, numbered ones (<c>Re[2]:</c>, <c>Re(2):</c>) and <c>[2]</c>, as many as there are.
    /// A subject of nothing else is empty then.
    /// </summary>
    public static string Strip(string subject)
    {
        var rest = Strip(subject.AsSpan());
        return rest.Length == subject.Length ? subject : rest.ToString();
    }

    /// <inheritdoc cref="Strip(string)"/>
    /// <returns>The end of the subject.</returns>
    public static ReadOnlySpan<char> Strip(ReadOnlySpan<char> subject)
    {
        var rest = subject.Trim();
        while (PrefixLength(rest) is var length and > 0)
            rest = rest[length..].TrimStart();
        return rest;
    }

    private static int PrefixLength(ReadOnlySpan<char> subject)
    {
        var count = CountLength(subject, '[');
        if (count > 0)
            return count;
        var word = 0;
        while (word < subject.Length && char.IsLetter(subject[word]))
            word++;
        if (!s_prefixes.Contains(subject[..word]) && !s_letters.Contains(subject[..word]))
            return 0;
        var end = word + BlankLength(subject[word..]);
        end += Math.Max(CountLength(subject[end..], '['), CountLength(subject[end..], '('));
        end += BlankLength(subject[end..]);
        return end < subject.Length && subject[end] is ':' or '：' ? end + 1 : 0;
    }

    /// <summary>The length of "[2]", or 0. A longer number is none of a program's.</summary>
    private static int CountLength(ReadOnlySpan<char> text, char open)
    {
        if (text.IsEmpty || text[0] != open)
            return 0;
        var digits = text[1..].IndexOfAnyExcept(MailWords.Digits);
        return digits is > 0 and <= LongestCount && text[1 + digits] == (open == '[' ? ']' : ')') ? digits + 2 : 0;
    }

    private static int BlankLength(ReadOnlySpan<char> text) => text.Length - text.TrimStart().Length;
}
