using System.Numerics;
using ContactRouter.Topics.Reading;

namespace ContactRouter.Topics.Scoring;

/// <summary>
/// All terms of the lexicon in one trie over letter codes, found in one pass over a sentence. A node's children lie side by side in the order of their
/// codes, so a mask of 32 bits and the first child's number are all that it needs; what only one term goes on with is kept as its letters.
/// </summary>
/// <param name="masks">For each node, which codes go on from it; 0 for the last one of a branch.</param>
/// <param name="next">For each node, its first child; for the last one of a branch, where the rest of its term begins in <paramref name="tails"/>.</param>
/// <param name="ends">For each node, 1 + the piece that ends there, or behind its rest; 0 for none.</param>
/// <param name="tails">The rests, each closed by <see cref="EndOfTail"/>.</param>
internal readonly ref struct ConceptTrie(ReadOnlySpan<uint> masks, ReadOnlySpan<int> next, ReadOnlySpan<ushort> ends, ReadOnlySpan<byte> tails)
{
    /// <summary>Terms that begin where a word does.</summary>
    public const int WordRoot = 0;

    /// <summary>Terms that may begin anywhere in a word.</summary>
    public const int InnerRoot = 1;

    public const byte EndOfTail = 0xFF;

    private readonly ReadOnlySpan<uint> _masks = masks;
    private readonly ReadOnlySpan<int> _next = next;
    private readonly ReadOnlySpan<ushort> _ends = ends;
    private readonly ReadOnlySpan<byte> _tails = tails;

    /// <summary>Tells <paramref name="sink"/> of each piece in a sentence.</summary>
    public void Find<TSink>(MessageWords message, Sentence sentence, ref TSink sink)
        where TSink : struct, IPieceSink, allows ref struct
    {
        var words = message.Words.Slice(sentence.FirstWord, sentence.WordCount);
        var codes = message.Codes[..(words[^1].Start + words[^1].Length + 1)];
        for (var n = 0; n < words.Length; n++)
        {
            var (start, end) = (words[n].Start, words[n].Start + words[n].Length);
            Enter(WordRoot, codes, start, sentence.FirstWord + n, ref sink);
            for (var at = start; at < end; at++)
                Enter(InnerRoot, codes, at, sentence.FirstWord + n, ref sink);
        }
    }

    // Most places begin no term: that is told by the root's mask alone.
    private void Enter<TSink>(int root, ReadOnlySpan<byte> codes, int at, int word, ref TSink sink)
        where TSink : struct, IPieceSink, allows ref struct
    {
        if ((_masks[root] & (1u << codes[at])) != 0)
            Walk(root, codes, at, word, ref sink);
    }

    private void Walk<TSink>(int node, ReadOnlySpan<byte> codes, int at, int word, ref TSink sink)
        where TSink : struct, IPieceSink, allows ref struct
    {
        while (true)
        {
            var mask = _masks[node];
            if (mask == 0)
            {
                if (_ends[node] > 0 && GoesOn(_tails[_next[node]..], codes, ref at))
                    sink.Piece(_ends[node] - 1, word, at);
                return;
            }

            if (_ends[node] > 0)
                sink.Piece(_ends[node] - 1, word, at);
            if (at == codes.Length)
                return;
            if ((mask & (1u << LetterCodes.AnyEnding)) != 0)
                Walk(Child(node, mask, LetterCodes.AnyEnding), codes, at + codes[at..].IndexOf(LetterCodes.Gap), word, ref sink);
            var code = codes[at++];
            if ((mask & (1u << code)) == 0)
                return;
            node = Child(node, mask, code);
        }
    }

    private static bool GoesOn(ReadOnlySpan<byte> tail, ReadOnlySpan<byte> codes, ref int at)
    {
        foreach (var code in tail)
        {
            if (code == EndOfTail)
                return true;
            if (at == codes.Length)
                return false;
            if (code == LetterCodes.AnyEnding)
                at += codes[at..].IndexOf(LetterCodes.Gap);
            else if (codes[at++] != code)
                return false;
        }

        return false;
    }

    private int Child(int node, uint mask, byte code) => _next[node] + BitOperations.PopCount(mask & ((1u << code) - 1));
}

/// <summary>What is told of each piece of a term that a sentence holds.</summary>
internal interface IPieceSink
{
    /// <param name="piece">The piece's number.</param>
    /// <param name="word">The word that it begins in.</param>
    /// <param name="end">Where its codes end.</param>
    void Piece(int piece, int word, int end);
}
