using ContactRouter.Intake;
using ContactRouter.Intake.OwnText;

namespace ContactRouter.Topics.Reading;

/// <summary>
/// Cuts a message into sentences and words: the subject first, then what its writer wrote himself, without greeting, quoted mail, signature and legal
/// footer. Web and mail addresses are left out: the "returns" of a link is not the writer's.
/// </summary>
internal ref struct MessageScanner(MessageWords words)
{
    // Who has not named his request in this many characters has pasted a file.
    private const int LongestText = 64 * 1024;

    // The longest line that mail allows (RFC 5322, 2.1.1).
    private const int LongestSubject = 998;

    // No word of the eight languages comes near it; what is longer is a key, or a script without blanks.
    private const int LongestWord = 40;

    // A longer line was broken by a mail program: the sentence goes on in the next one.
    private const int LongestWholeLine = 60;

    // "don't", "we've": so many letters and one more, which ends the search.
    private const int LongestElision = 3;

    private readonly MessageWords _words = words;
    private SentenceMarks _place;

    /// <summary>Reads a message into <paramref name="words"/>, whatever they held before.</summary>
    public static void Read(ReadOnlySpan<char> subject, ReadOnlySpan<char> text, MessageWords words)
    {
        words.Clear();
        var scanner = new MessageScanner(words) { _place = SentenceMarks.Subject };
        var head = Head(subject, LongestSubject);
        var stripped = SubjectLine.Strip(head);
        words.EnsureRoom(stripped.Length);
        head.Overlaps(stripped, out var offset);
        scanner.ReadLine(stripped, offset);
        scanner.EndSentence(SentenceMarks.None);

        scanner._place = SentenceMarks.None;
        text = Head(text, LongestText);
        words.EnsureRoom(text.Length);
        var isFirst = true;
        foreach (var line in new OwnLines(text))
        {
            if (line.IsEmpty)
            {
                scanner.EndSentence(SentenceMarks.None);
                continue;
            }

            if (Furniture.IsLegalFooter(line))
                break;
            var isGreeting = isFirst && Furniture.IsGreeting(line);
            isFirst = false;
            if (isGreeting)
                continue;
            text.Overlaps(line, out var start);
            scanner.ReadLine(line, start);
            if (line.Length <= LongestWholeLine)
                scanner.EndSentence(SentenceMarks.None);
        }

        scanner.EndSentence(SentenceMarks.None);
    }

    /// <summary>Reads a line as it stands, all of it.</summary>
    public static void ReadLine(ReadOnlySpan<char> line, MessageWords words)
    {
        words.Clear();
        words.EnsureRoom(line.Length);
        var scanner = new MessageScanner(words);
        scanner.ReadLine(line, 0);
        scanner.EndSentence(SentenceMarks.None);
    }

    private static ReadOnlySpan<char> Head(ReadOnlySpan<char> text, int longest) => text[..Math.Min(text.Length, longest)];

    private readonly void EndSentence(SentenceMarks marks) => _words.EndSentence(_place | marks);

    private readonly void ReadLine(ReadOnlySpan<char> line, int source)
    {
        var mayHoldAddress = line.Contains('@') || line.Contains("://", StringComparison.Ordinal) || line.Contains("www.", StringComparison.OrdinalIgnoreCase);
        for (var at = 0; at < line.Length;)
        {
            var code = LetterCodes.Of(line[at]);
            if (code != LetterCodes.Gap)
            {
                var address = mayHoldAddress ? AddressLength(line, at) : 0;
                at += address > 0 ? address : ReadWord(line[at..], source + at);
                continue;
            }

            // A full stop within a number or a file name ends nothing.
            if (line[at] is '.' or '!' or '?' or '…' && (at + 1 == line.Length || LetterCodes.Of(line[at + 1]) == LetterCodes.Gap))
                EndSentence(line[at] switch { '?' => SentenceMarks.Question, '!' => SentenceMarks.Exclamation, _ => SentenceMarks.None });
            at++;
        }
    }

    /// <summary>The length of the web or mail address that the character at <paramref name="at"/> belongs to, or 0 where it belongs to none.</summary>
    private static int AddressLength(ReadOnlySpan<char> line, int at)
    {
        if (at > 0 && line[at - 1] is not (' ' or '\t' or '\u00a0' or '<' or '(' or '"'))
            return 0;
        var rest = line[at..];
        var end = rest.IndexOfAny(" \t\u00a0");
        var chunk = end < 0 ? rest : rest[..end];
        return chunk.Contains('@') || chunk.Contains("://", StringComparison.Ordinal) || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            ? chunk.Length
            : 0;
    }

    /// <summary>Adds the word that the text begins with.</summary>
    /// <returns>How many characters it has.</returns>
    private readonly int ReadWord(ReadOnlySpan<char> text, int source)
    {
        var start = _words.Position;
        var last = LetterCodes.Gap;
        var at = 0;
        for (; at < text.Length; at++)
        {
            var code = LetterCodes.Of(text[at]);
            if (code == LetterCodes.Gap)
            {
                if (IsInside(text, at, last))
                    continue;
                break;
            }

            // "50pcs" is a number and its unit, "$50" a currency and a number; the digits of "b2b" belong to it.
            var isAlone = _words.Position == start + 1 && last is LetterCodes.Number or LetterCodes.Currency;
            if ((isAlone && code != last) || (code == LetterCodes.Currency && at > 0))
                break;
            if (code == LetterCodes.Number && last == LetterCodes.Number)
                continue;
            if (code >= LetterCodes.FirstPair)
            {
                _words.Add(LetterCodes.FirstOf(code));
                code = LetterCodes.SecondOf(code);
            }

            _words.Add(code);
            last = code;
        }

        if (_words.Position - start > LongestWord)
            _words.TakeBack(start);
        else
            _words.EndWord(start, source, at);
        return at;
    }

    /// <summary>Whether a sign belongs to the word around it: the points of a number, the apostrophe of "don't", but not that of "l'ordre".</summary>
    private static bool IsInside(ReadOnlySpan<char> text, int at, byte last)
    {
        if (at == 0 || at + 1 >= text.Length)
            return false;
        if (text[at] is '\u0301' or '\u0308' or '\u0300' or '\u0302' or '\u0303' or '\u00ad')
            return true;
        if (last == LetterCodes.Number)
            return text[at] is '.' or ',' or ':' && char.IsAsciiDigit(text[at + 1]);
        if (text[at] is not ('\'' or '’') || LetterCodes.Of(text[at + 1]) == LetterCodes.Gap)
            return false;
        var end = at + 1;
        while (end < text.Length && end <= at + LongestElision && LetterCodes.Of(text[end]) != LetterCodes.Gap)
            end++;
        return end <= at + LongestElision;
    }
}
