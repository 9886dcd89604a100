using ContactRouter.Topics.Scoring;

namespace ContactRouter.Training.Lexicon;

/// <summary>The lexicon as the model file holds it.</summary>
internal sealed class CompiledLexicon
{
    private CompiledLexicon(string[] names, TrieBuilder trie, int[] starts, PieceMeaning[] meanings) =>
        (Names, Trie, Starts, Meanings) = (names, trie, starts, meanings);

    public string[] Names { get; }

    public TrieBuilder Trie { get; }

    public int[] Starts { get; }

    public PieceMeaning[] Meanings { get; }

    public Concepts Concepts => new(new ConceptTrie(Trie.Masks, Trie.Next, Trie.Ends, Trie.Tails), Starts, Meanings, Names.Length);

    public static CompiledLexicon Compile(List<Concept> concepts)
    {
        var trie = new TrieBuilder();
        var meanings = new List<List<PieceMeaning>>();
        foreach (var (number, concept) in concepts.Index())
        {
            foreach (var term in concept.Terms)
            {
                var first = PieceOf(term[0]);
                if (term.Length == 1)
                {
                    Mean(first, number, PieceMeaning.Alone);
                    continue;
                }

                var second = PieceOf(term[1]);
                Mean(first, number, second);
                Mean(second, number, first);
            }
        }

        var starts = new int[meanings.Count + 1];
        for (var piece = 0; piece < meanings.Count; piece++)
            starts[piece + 1] = starts[piece] + meanings[piece].Count;
        trie.Build();
        return new CompiledLexicon([.. concepts.Select(concept => concept.Name)], trie, starts, [.. meanings.SelectMany(piece => piece)]);

        int PieceOf(string text)
        {
            var pattern = TermPattern.Parse(text);
            var piece = trie.Add(pattern);
            if (piece == meanings.Count)
                meanings.Add([]);
            return piece;
        }

        void Mean(int piece, int concept, int other)
        {
            var meaning = new PieceMeaning((ushort)concept, (ushort)other);
            if (!meanings[piece].Contains(meaning))
                meanings[piece].Add(meaning);
        }
    }
}
