using ContactRouter.Topics.Reading;

namespace ContactRouter.Topics.Scoring;

/// <summary>A concept that a sentence holds.</summary>
/// <param name="Word">The word that what says it begins in.</param>
/// <param name="End">Where the codes of what says it end.</param>
internal readonly record struct FoundConcept(int Concept, int Word, int End);

/// <summary>Finds the lexicon's concepts sentence by sentence, each once in a sentence. Keeps its memory; not for several threads.</summary>
internal sealed class ConceptFinder
{
    private int[] _pieceSeen = [];
    private int[] _conceptSeen = [];
    private FoundConcept[] _found = [];
    private int _sentence;

    /// <summary>The concepts of a sentence, in the order in which they were found. Valid until the next call.</summary>
    public ReadOnlySpan<FoundConcept> Find(in Concepts concepts, MessageWords message, Sentence sentence)
    {
        EnsureRoom(concepts.PieceCount, concepts.Count);
        if (++_sentence == int.MaxValue)
        {
            Array.Clear(_pieceSeen);
            Array.Clear(_conceptSeen);
            _sentence = 1;
        }

        var sink = new Sink(this, concepts);
        concepts.Trie.Find(message, sentence, ref sink);
        return _found.AsSpan(0, sink.Count);
    }

    private void EnsureRoom(int pieces, int concepts)
    {
        if (_pieceSeen.Length < pieces)
            _pieceSeen = new int[pieces];
        if (_conceptSeen.Length >= concepts)
            return;
        _conceptSeen = new int[concepts];
        _found = new FoundConcept[concepts];
    }

    private ref struct Sink(ConceptFinder finder, Concepts concepts) : IPieceSink
    {
        private readonly Concepts _concepts = concepts;

        public int Count { get; private set; }

        public void Piece(int piece, int word, int end)
        {
            var sentence = finder._sentence;
            if (finder._pieceSeen[piece] == sentence)
                return;
            finder._pieceSeen[piece] = sentence;
            foreach (var meaning in _concepts.MeaningsOf(piece))
            {
                if (finder._conceptSeen[meaning.Concept] != sentence && (meaning.Other == PieceMeaning.Alone || finder._pieceSeen[meaning.Other] == sentence))
                {
                    finder._conceptSeen[meaning.Concept] = sentence;
                    finder._found[Count++] = new FoundConcept(meaning.Concept, word, end);
                }
            }
        }
    }
}

/// <summary>What a piece says.</summary>
/// <param name="Concept">The concept's number.</param>
/// <param name="Other">The piece that must stand in the same sentence, or <see cref="Alone"/>.</param>
internal readonly record struct PieceMeaning(ushort Concept, ushort Other)
{
    public const ushort Alone = ushort.MaxValue;
}

/// <summary>The lexicon: how its pieces are found, and what they mean.</summary>
/// <param name="trie">Finds the pieces.</param>
/// <param name="starts">For each piece, where its meanings begin; one more for the end.</param>
/// <param name="meanings">The meanings of all pieces, piece by piece.</param>
/// <param name="count">How many concepts there are.</param>
internal readonly ref struct Concepts(ConceptTrie trie, ReadOnlySpan<int> starts, ReadOnlySpan<PieceMeaning> meanings, int count)
{
    private readonly ReadOnlySpan<int> _starts = starts;
    private readonly ReadOnlySpan<PieceMeaning> _meanings = meanings;

    public ConceptTrie Trie { get; } = trie;

    public int Count { get; } = count;

    public int PieceCount => Math.Max(0, _starts.Length - 1);

    public ReadOnlySpan<PieceMeaning> MeaningsOf(int piece) => _meanings[_starts[piece].._starts[piece + 1]];
}
