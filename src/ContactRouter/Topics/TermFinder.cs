using System.Buffers;

namespace ContactRouter.Topics;

/// <summary>A term of the lexicon that a message holds.</summary>
/// <param name="Term">The lexicon's line.</param>
/// <param name="Weight">What it weighs here: more where it stands in the subject.</param>
internal readonly record struct FoundTerm(LexiconTerm Term, double Weight);

/// <summary>Finds the lexicon's terms in one pass over a message's words. A term counts once, however often it is repeated.</summary>
internal ref struct TermFinder
{
    // Who writes a subject names his request there.
    private const double SubjectFactor = 1.5;

    private readonly Lexicon _lexicon;
    private readonly MessageWords _words;
    private readonly Span<bool> _found;
    private readonly Span<int> _lastSentence;
    private readonly List<FoundTerm> _terms = [];

    private TermFinder(Lexicon lexicon, MessageWords words, Span<bool> found, Span<int> lastSentence)
    {
        _lexicon = lexicon;
        _words = words;
        _found = found;
        _lastSentence = lastSentence;
    }

    /// <summary>The terms found, in the order of the message.</summary>
    public static List<FoundTerm> Find(Lexicon lexicon, MessageWords words)
    {
        var found = ArrayPool<bool>.Shared.Rent(lexicon.Terms.Count);
        var lastSentence = ArrayPool<int>.Shared.Rent(lexicon.PieceCount);
        Array.Clear(found);
        Array.Clear(lastSentence);
        var finder = new TermFinder(lexicon, words, found, lastSentence);
        for (var at = 0; at < words.Count; at++)
        {
            finder.Look(at);
        }

        ArrayPool<bool>.Shared.Return(found);
        ArrayPool<int>.Shared.Return(lastSentence);
        return finder._terms;
    }

    private readonly void Look(int at)
    {
        var word = _words[at];
        Take(_lexicon.FindWord(word), at);
        for (var length = Math.Min(word.Length, _lexicon.LongestStem); length >= WordPattern.ShortestStem; length--)
        {
            Take(_lexicon.FindStem(word[..length]), at);
        }
    }

    private readonly void Take(ReadOnlySpan<LexiconPiece> pieces, int at)
    {
        var sentence = _words.SentenceOf(at);
        foreach (var piece in pieces)
        {
            if (!StandsAt(piece.Words, at))
            {
                continue;
            }

            foreach (var term in piece.Terms)
            {
                Count(term, at);
            }

            foreach (var (term, other) in piece.Pairs)
            {
                if (_lastSentence[other] == sentence)
                {
                    Count(term, at);
                }
            }

            _lastSentence[piece.Number] = sentence;
        }
    }

    /// <summary>Whether a phrase, whose first word is known to be there, goes on as it should, within the sentence.</summary>
    private readonly bool StandsAt(WordPattern[] phrase, int at)
    {
        var last = at + phrase.Length - 1;
        if (last >= _words.Count || _words.SentenceOf(last) != _words.SentenceOf(at))
        {
            return false;
        }

        for (var next = 1; next < phrase.Length; next++)
        {
            if (!phrase[next].Matches(_words[at + next]))
            {
                return false;
            }
        }

        return true;
    }

    private readonly void Count(int number, int at)
    {
        if (_found[number])
        {
            return;
        }

        // The subject is read first, so what stands in both has its full weight.
        _found[number] = true;
        var term = _lexicon.Terms[number];
        _terms.Add(new FoundTerm(term, _words.IsInSubject(at) ? term.Weight * SubjectFactor : term.Weight));
    }
}
