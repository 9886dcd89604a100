namespace ContactRouter.Intake.Languages;

/// <summary>What the words read so far say for each language.</summary>
internal ref struct LanguageTally
{
    private const int LongestWord = 24;

    // A word that is spelt like the language says less than one that it is known to have.
    private const double SpellingWeight = 0.5;

    private readonly Span<double> _scores;
    private readonly Span<int> _known;

    /// <param name="scores">Room for a score of each language.</param>
    /// <param name="known">Room for a count of each language.</param>
    public LanguageTally(Span<double> scores, Span<int> known)
    {
        _scores = scores;
        _known = known;
        scores.Clear();
        known.Clear();
    }

    public int Words { get; private set; }

    /// <summary>Words with a letter that none of the languages has.</summary>
    public int Foreign { get; private set; }

    public readonly int KnownOf(int language) => _known[language];

    /// <summary>Adds the words of a line; addresses, links and what holds a digit are in no language.</summary>
    public void Add(ReadOnlySpan<char> line)
    {
        foreach (var range in line.SplitAny(" \t\u00a0"))
        {
            var chunk = line[range];
            if (!chunk.Contains('@') && !chunk.Contains("://", StringComparison.Ordinal) && !chunk.ContainsAnyInRange('0', '9'))
                AddWords(chunk);
        }
    }

    /// <summary>The language with the highest score.</summary>
    /// <param name="second">The next one's score.</param>
    public readonly int Best(out double score, out double second)
    {
        var best = 0;
        second = 0;
        for (var language = 1; language < _scores.Length; language++)
        {
            second = Math.Max(second, Math.Min(_scores[language], _scores[best]));
            best = _scores[language] > _scores[best] ? language : best;
        }

        score = _scores[best];
        return best;
    }

    private void AddWords(ReadOnlySpan<char> chunk)
    {
        for (var at = 0; at < chunk.Length; at++)
        {
            var length = 0;
            while (at + length < chunk.Length && char.IsLetter(chunk[at + length]))
                length++;
            if (length is > 0 and <= LongestWord)
                AddWord(chunk.Slice(at, length));
            at += length;
        }
    }

    private void AddWord(ReadOnlySpan<char> word)
    {
        Words++;
        Span<char> letters = stackalloc char[LongestWord];
        letters = letters[..word.ToLowerInvariant(letters)];
        var spelt = byte.MaxValue;
        foreach (var letter in letters)
            spelt &= LanguageLetters.LanguagesOf(letter);
        if (spelt == 0)
            Foreign++;
        else if (LanguageWords.LanguagesOf.TryGetValue(letters, out var languages))
            Count(languages, weight: 1, isKnown: true);
        else if (spelt != byte.MaxValue)
            Count(spelt, SpellingWeight, isKnown: false);
    }

    // A word that several languages have is shared out among them.
    private readonly void Count(byte languages, double weight, bool isKnown)
    {
        var share = weight / byte.PopCount(languages);
        for (var language = 0; language < _scores.Length; language++)
        {
            if ((languages & (1 << language)) == 0)
                continue;
            _scores[language] += share;
            _known[language] += isKnown ? 1 : 0;
        }
    }
}
