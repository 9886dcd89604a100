using System.Text;

namespace ContactRouter.Intake;

/// <summary>Takes out of a text what no reader sees and many a program trips over.</summary>
public static class TextCleaning
{
    /// <summary>
    /// Line ends become <c>\n</c>; control characters other than tab and line end are removed, NUL among them; half a surrogate pair becomes U+FFFD;
    /// blanks around the text go.
    /// </summary>
    public static string Clean(string text)
    {
        if (IsClean(text))
            return text.Trim();
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune))
                clean.Append(rune);
        }

        return clean.ToString().Trim();
    }

    /// <summary>The first characters of a text that fit into so many bytes of UTF-8; no character is cut.</summary>
    public static string FirstBytes(string text, int maxBytes)
    {
        if (text.Length * 3L <= maxBytes)
            return text;
        var bytes = 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes)
                return text[..length];
            length += rune.Utf16SequenceLength;
        }

        return text;
    }

    private static bool IsClean(string text)
    {
        foreach (var c in text)
        {
            if ((char.IsControl(c) && c is not ('\n' or '\t')) || char.IsSurrogate(c) || c is '\u2028' or '\u2029')
                return false;
        }

        return true;
    }
}
