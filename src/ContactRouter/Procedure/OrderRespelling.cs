using System.Buffers;

namespace ContactRouter.Procedure;

/// <summary>A text in which what parts letters from the digits behind them is left out, or is a hyphen.</summary>
/// <remarks>Works on rented memory; dispose it.</remarks>
internal sealed class OrderRespelling : IDisposable
{
    // " - "
    private const int LongestGap = 3;
    private const int ShortestCapitals = 2;

    private readonly string _pattern;
    private readonly string _joint;
    private char[] _letters;
    private int[] _places;
    private int _length;

    /// <param name="text">An <see cref="OrderText"/>.</param>
    /// <param name="pattern">Whose letters may stand before a blank in any case.</param>
    /// <param name="joint">What joins letters and digits: one of <see cref="Joints"/>.</param>
    public OrderRespelling(ReadOnlySpan<char> text, string pattern, string joint)
    {
        _pattern = pattern;
        _joint = joint;
        _letters = ArrayPool<char>.Shared.Rent(text.Length * 2);
        _places = ArrayPool<int>.Shared.Rent(text.Length * 2);
        var word = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (at > 0 && char.IsLetter(text[at - 1]))
                at += Join(text, word, at);
            if (!char.IsLetterOrDigit(text[at]))
                word = at + 1;
            Append(text[at], at);
        }
    }

    public static IReadOnlyList<string> Joints { get; } = ["", "-"];

    /// <summary>Whether it differs from the text.</summary>
    public bool IsOther { get; private set; }

    public ReadOnlySpan<char> Letters => _letters.AsSpan(0, _length);

    /// <summary>Where each letter stands in the text.</summary>
    public ReadOnlySpan<int> Places => _places.AsSpan(0, _length);

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_letters);
        ArrayPool<int>.Shared.Return(_places);
        _letters = [];
        _places = [];
        _length = 0;
    }

    /// <summary>Joins the letters that end before a place with the digits behind it, if there are any. Returns the length of the gap between them.</summary>
    private int Join(ReadOnlySpan<char> text, int word, int at)
    {
        var gap = text.Slice(at, Math.Min(text.Length - at, LongestGap + 1)).IndexOfAnyExcept(' ', '-');
        if (gap < 0 || !char.IsDigit(text[at + gap]))
            return 0;
        var isGapless = gap == 0;
        // Without a gap, only the word's last digits are set off: B2B12345 is B2B-12345.
        if (isGapless ? !EndsInDigits(text[at..]) : text.Slice(at, gap) is not "-" && !IsCode(text[word..at]))
            return 0;
        IsOther |= !isGapless || _joint.Length > 0;
        foreach (var c in _joint)
            Append(c, at);
        return gap;
    }

    private static bool EndsInDigits(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && char.IsDigit(text[at]))
            at++;
        return at == text.Length || !char.IsLetter(text[at]);
    }

    private bool IsCode(ReadOnlySpan<char> word) =>
        _pattern.AsSpan().Contains(word, StringComparison.OrdinalIgnoreCase) || (word.Length >= ShortestCapitals && !HasSmallLetter(word));

    private static bool HasSmallLetter(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsLower(c))
                return true;
        }

        return false;
    }

    private void Append(char c, int place)
    {
        _letters[_length] = c;
        _places[_length++] = place;
    }
}
