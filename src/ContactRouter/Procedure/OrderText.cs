using System.Buffers;
using System.Globalization;

namespace ContactRouter.Procedure;

/// <summary>
/// A text with plain letters for full-width ones, one kind of blank and of hyphen, and a line end wherever a number ends though two letters meet. This is
/// the part of Unicode's compatibility forms that order numbers need; <see cref="string.Normalize()"/> does nothing without ICU.
/// </summary>
/// <remarks>Works on rented memory; dispose it.</remarks>
internal sealed class OrderText : IDisposable
{
    private const char End = '\n';
    private const int FullWidth = '！' - '!';

    private char[] _letters;
    private int _length;

    /// <param name="keepsUnderscores">The pattern has some; else they are hyphens.</param>
    /// <param name="keepsScripts">The pattern has letters of another script than Latin; else a number ends at them.</param>
    public OrderText(string text, bool keepsUnderscores, bool keepsScripts)
    {
        // An end before each letter is the most there can be.
        _letters = ArrayPool<char>.Shared.Rent(text.Length * 2);
        var before = Kind.None;
        foreach (var c in text)
        {
            var folded = Fold(c);
            if (folded == '_' && !keepsUnderscores)
                folded = '-';
            if (folded == '\0')
                continue;
            var kind = KindOf(folded);
            if (!keepsScripts && kind != Kind.None && before != Kind.None && kind != before)
                _letters[_length++] = End;
            _letters[_length++] = folded;
            before = kind;
        }
    }

    private enum Kind
    {
        None,
        LatinOrDigit,
        OtherScript,
    }

    public ReadOnlySpan<char> Letters => _letters.AsSpan(0, _length);

    /// <summary>Whether it is a letter, and not a Latin one.</summary>
    public static bool IsOfOtherScript(char c) =>
        char.IsLetter(c) && c is not (<= '\u024F' or (>= '\u1E00' and <= '\u1EFF') or (>= '\u2C60' and <= '\u2C7F') or (>= '\uA720' and <= '\uA7FF'));

    /// <summary>Takes out what was found.</summary>
    public void Strike(int first, int last) => _letters.AsSpan(first, last - first + 1).Fill(End);

    /// <summary>Takes out blanks and hyphens; false where that changes nothing or leaves more than one word.</summary>
    public bool Squeeze()
    {
        var length = 0;
        foreach (var c in Letters)
        {
            if (char.IsLetterOrDigit(c))
                _letters[length++] = c;
            else if (c is not (' ' or '-' or '#'))
                return false;
        }

        var isOther = length < _length;
        _length = length;
        return isOther;
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_letters);
        _letters = [];
        _length = 0;
    }

    private static Kind KindOf(char c) => IsOfOtherScript(c) ? Kind.OtherScript : char.IsLetterOrDigit(c) ? Kind.LatinOrDigit : Kind.None;

    /// <summary>The plain character for another form of it; NUL for what nobody sees, such as a soft hyphen or a mark of direction.</summary>
    private static char Fold(char c)
    {
        if (char.IsAscii(c))
            return c == '\t' ? ' ' : c;
        if (c is >= '！' and <= '～')
            return (char)(c - FullWidth);
        // "Nº": a letter by its class, and no part of a number.
        if (c is 'º' or 'ª' or '−')
            return c == '−' ? '-' : ' ';
        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.SpaceSeparator => ' ',
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.Format => '\0',
            _ => c,
        };
    }
}
