using System.Collections.Frozen;

namespace ContactRouter.Topics;

/// <summary>Weighted words, stems, phrases and pairs for the topics, made ready to be looked up word by word. Immutable.</summary>
/// <remarks>The form of the file stands in the head of <c>terms.en.txt</c>.</remarks>
public sealed class Lexicon
{
    private static readonly Lazy<Lexicon> s_english = new(LoadEnglish);

    private readonly FrozenDictionary<string, LexiconPiece[]>.AlternateLookup<ReadOnlySpan<char>> _byWord;
    private readonly FrozenDictionary<string, LexiconPiece[]>.AlternateLookup<ReadOnlySpan<char>> _byStem;

    private Lexicon(List<LexiconTerm> terms)
    {
        Terms = terms;
        var pieces = new Dictionary<string, LexiconPiece>();
        foreach (var (number, term) in terms.Index())
        {
            var first = PieceOf(term.Pieces[0]);
            if (term.Pieces.Length == 1)
            {
                first.Terms.Add(number);
                continue;
            }

            var second = PieceOf(term.Pieces[1]);
            first.Pairs.Add((number, second.Number));
            second.Pairs.Add((number, first.Number));
        }

        PieceCount = pieces.Count;
        LongestStem = terms.Count == 0 ? 0 : pieces.Values.Max(piece => piece.Words[0] is { IsStem: true, Letters: var letters } ? letters.Length : 0);
        _byWord = ByFirstWord(isStem: false);
        _byStem = ByFirstWord(isStem: true);

        LexiconPiece PieceOf(string text)
        {
            if (!pieces.TryGetValue(text, out var piece))
            {
                pieces.Add(text, piece = new LexiconPiece(pieces.Count, [.. text.Split(' ').Select(WordPattern.Parse)]));
            }

            return piece;
        }

        FrozenDictionary<string, LexiconPiece[]>.AlternateLookup<ReadOnlySpan<char>> ByFirstWord(bool isStem) => pieces.Values
            .Where(piece => piece.Words[0].IsStem == isStem)
            .GroupBy(piece => piece.Words[0].Letters)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The product's own terms for English, read once.</summary>
    public static Lexicon English => s_english.Value;

    internal IReadOnlyList<LexiconTerm> Terms { get; }

    /// <summary>How many different words and phrases the terms are made of.</summary>
    internal int PieceCount { get; }

    /// <summary>The letters of the longest stem that a piece begins with.</summary>
    internal int LongestStem { get; }

    /// <summary>Reads a shop's own lexicon.</summary>
    /// <param name="lines">The lexicon's text.</param>
    /// <param name="name">What error messages call it.</param>
    /// <exception cref="FormatException">A line is wrong, or a topic has no terms; the message says which and why.</exception>
    public static Lexicon Read(TextReader lines, string name) => new(LexiconReader.Read(lines, name));

    /// <summary>The pieces that begin with this very word.</summary>
    internal ReadOnlySpan<LexiconPiece> FindWord(ReadOnlySpan<char> word) => _byWord.TryGetValue(word, out var pieces) ? pieces : default;

    /// <summary>The pieces that begin with this very stem.</summary>
    internal ReadOnlySpan<LexiconPiece> FindStem(ReadOnlySpan<char> stem) => _byStem.TryGetValue(stem, out var pieces) ? pieces : default;

    private static Lexicon LoadEnglish()
    {
        const string Name = "terms.en.txt";
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"The lexicon {Name} is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        return Read(reader, Name);
    }
}
