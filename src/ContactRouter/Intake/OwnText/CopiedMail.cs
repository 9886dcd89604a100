using System.Text;

namespace ContactRouter.Intake.OwnText;

/// <summary>
/// Where a mail begins that a program copied below the answer without marking its lines: at a rule such as <c>-----Original Message-----</c>, or at the
/// copy's own head.
/// </summary>
internal static class CopiedMail
{
    private const int ShortestRule = 3;

    // Outlook's has 32; writers part their paragraphs with shorter ones.
    private const int ShortestUnderscores = 20;

    // From, Sent, To, Cc, Subject, blank lines between them, and a list of addressees that goes on over some lines.
    private const int LongestHead = 12;
    private const int LongestLabel = 20;

    /// <param name="line">Trimmed.</param>
    /// <param name="rest">The lines behind it.</param>
    public static Certainty BeginsAt(ReadOnlySpan<char> line, SpanLineEnumerator rest)
    {
        if (IsRule(line))
            return Certainty.Sure;
        if (!IsAnnouncement(line))
            return HeadAt(line, rest);
        var announced = NextWritten(ref rest);
        return IsRule(announced) ? Certainty.Sure : HeadAt(announced, rest);
    }

    private static bool IsRule(ReadOnlySpan<char> line) =>
        line.Length > ShortestRule && line[..ShortestRule].IndexOfAnyExcept('-', '_') < 0 && MailWords.CopyRules.Contains(line.Trim("-_ "));

    private static bool IsAnnouncement(ReadOnlySpan<char> line) =>
        (line.Length >= ShortestUnderscores && !line.ContainsAnyExcept('_')) || (line.EndsWith(':') && MailWords.CopyAnnouncements.Contains(line.TrimEnd(" :\u00a0")));

    // "From: Berlin", "Date: 3 May" may be a writer's own list; with a subject too it is a mail's head, and for sure where the sender has an address.
    private static Certainty HeadAt(ReadOnlySpan<char> line, SpanLineEnumerator rest)
    {
        if (LabelOf(line) != HeadLabels.From)
            return Certainty.None;
        var (found, last) = (HeadLabels.From, HeadLabels.From);
        for (var read = 0; read < LongestHead && rest.MoveNext(); read++)
        {
            var next = rest.Current.Trim();
            var label = LabelOf(next);
            // A long list of addressees goes on in lines without a label.
            if (label == HeadLabels.None && last != HeadLabels.Other && !next.IsEmpty)
                break;
            found |= label;
            last = label == HeadLabels.None ? last : label;
        }

        return (found & (HeadLabels.Date | HeadLabels.Subject)) != (HeadLabels.Date | HeadLabels.Subject) ? Certainty.None
            : line.Contains('@') ? Certainty.Sure
            : Certainty.Likely;
    }

    // A program that turns bold letters into plain text writes *From:*.
    private static HeadLabels LabelOf(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOfAny(':', '：');
        return colon is > 0 and <= LongestLabel && MailWords.Labels.TryGetValue(line[..colon].Trim("* \u00a0\u202f"), out var label)
            ? label
            : HeadLabels.None;
    }

    private static ReadOnlySpan<char> NextWritten(ref SpanLineEnumerator lines)
    {
        while (lines.MoveNext())
        {
            var line = lines.Current.Trim();
            if (!line.IsEmpty)
                return line;
        }

        return [];
    }
}
