using ContactRouter.Topics.Scoring;

namespace ContactRouter.Training.Lexicon;

/// <summary>Builds the trie that <see cref="ConceptTrie"/> walks.</summary>
internal sealed class TrieBuilder
{
    private readonly Node _words = new();
    private readonly Node _inner = new();
    private int _pieces;

    public uint[] Masks { get; private set; } = [];

    public int[] Next { get; private set; } = [];

    public ushort[] Ends { get; private set; } = [];

    public byte[] Tails { get; private set; } = [];

    /// <summary>Adds a pattern.</summary>
    /// <returns>Its piece's number: that of the same pattern added before, or the next one.</returns>
    public int Add(TermPattern pattern)
    {
        var node = pattern.IsInner ? _inner : _words;
        foreach (var code in pattern.Codes)
        {
            if (!node.Children.TryGetValue(code, out var child))
                node.Children.Add(code, child = new Node());
            node = child;
        }

        if (node.End == 0)
            node.End = checked((ushort)++_pieces);
        return node.End - 1;
    }

    /// <summary>Numbers the nodes so that the children of each lie side by side, and writes the ends of the branches as their letters.</summary>
    public void Build()
    {
        // The two roots are children of none, at the places that the walk begins at.
        var ordered = new List<Node> { _words, _inner };
        var (masks, next, ends, tails) = (new List<uint>(), new List<int>(), new List<ushort>(), new List<byte>());
        for (var n = 0; n < ordered.Count; n++)
        {
            var node = ordered[n];
            if (n > ConceptTrie.InnerRoot && LastOf(node, out var rest) is { } last)
            {
                masks.Add(0);
                next.Add(tails.Count);
                ends.Add(last.End);
                tails.AddRange(rest);
                tails.Add(ConceptTrie.EndOfTail);
                continue;
            }

            masks.Add(node.Children.Keys.Aggregate(0u, (mask, code) => mask | (1u << code)));
            next.Add(ordered.Count);
            ends.Add(node.End);
            ordered.AddRange(node.Children.Values);
        }

        (Masks, Next, Ends, Tails) = ([.. masks], [.. next], [.. ends], [.. tails]);
    }

    /// <summary>Where a node's only way on ends, or null where there are several, or a term ends on the way.</summary>
    private static Node? LastOf(Node node, out List<byte> rest)
    {
        rest = [];
        while (node.Children.Count == 1 && node.End == 0)
        {
            var (code, child) = node.Children.First();
            rest.Add(code);
            node = child;
        }

        return node.Children.Count == 0 ? node : null;
    }

    private sealed class Node
    {
        public SortedDictionary<byte, Node> Children { get; } = [];

        public ushort End { get; set; }
    }
}
