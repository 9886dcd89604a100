namespace ContactRouter.Topics;

/// <summary>One word of a term: the word itself, or the beginning that several words share.</summary>
/// <param name="Letters">The letters in lower case, without the star; <c>#</c> stands for any number.</param>
/// <param name="IsStem">Whether any word that begins with the letters will do.</param>
internal readonly record struct WordPattern(string Letters, bool IsStem)
{
    /// <summary>A stem of fewer letters would match half the language.</summary>
    public const int ShortestStem = 3;

    public static WordPattern Parse(string text) => text.EndsWith('*') ? new(text[..^1], true) : new(text, false);

    public bool Matches(ReadOnlySpan<char> word) =>
        IsStem ? word.StartsWith(Letters, StringComparison.Ordinal) : word.SequenceEqual(Letters);

    /// <summary>Why no word of a message could ever match, or null if one can.</summary>
    public string? Fault()
    {
        if (IsStem && Letters.Length < ShortestStem)
        {
            return $"the stem '{Letters}*' has fewer than {ShortestStem} letters";
        }

        using var read = new MessageWords();
        read.Add(Letters, inSubject: false);
        return Letters == MessageWords.AnyNumber || (read.Count == 1 && read[0].SequenceEqual(Letters))
            ? null
            : $"'{Letters}' is not one word in small letters without signs, as messages are read";
    }
}
