namespace ContactRouter.Topics.Reading;

/// <summary>What is told of each feature of a sentence, in the order of its words.</summary>
internal interface IFeatureSink
{
    /// <summary>A word, two words side by side, or some letters of a word.</summary>
    /// <param name="hash">All 32 bits count alike.</param>
    /// <param name="word">The word that it ends in.</param>
    void Gram(uint hash, int word);
}

/// <summary>The features of a sentence: words, pairs of words side by side, and runs of 3 to 5 letters with the gaps around the words.</summary>
internal static class Features
{
    private const int ShortestRun = 3;
    private const int LongestRun = 5;
    // With the gap before it.
    private const int StemLetters = 4;
    private const int CodeBits = 5;
    private const uint Mask3 = (1u << (3 * CodeBits)) - 1;
    private const uint Mask4 = (1u << (4 * CodeBits)) - 1;
    private const uint Mask5 = (1u << (5 * CodeBits)) - 1;
    private const uint Salt3 = 1u << 26;
    private const uint Salt4 = 2u << 26;
    private const uint Salt5 = 3u << 26;

    // Odd numbers without a pattern; the upper half of the product is well mixed.
    private const ulong Spread = 0x9E3779B97F4A7C15;
    private const ulong Chain = 0xD6E8FEB86659FD93;

    /// <summary>Tells <paramref name="sink"/> of each feature of a sentence.</summary>
    /// <returns>How many there are.</returns>
    public static int Read<TSink>(MessageWords message, Sentence sentence, ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        var codes = message.Codes;
        var count = 0;
        var before = Chain;
        var (stemBefore, stemBeforeThat) = (Chain, Chain);
        for (var n = sentence.FirstWord; n < sentence.FirstWord + sentence.WordCount; n++)
        {
            var word = message.Words[n];
            var letters = codes.Slice(word.Start - 1, word.Length + 2);
            var (whole, stem) = (0ul, 0ul);
            var run = 0u;
            for (var at = 0; at < letters.Length; at++)
            {
                var code = letters[at];
                whole = (whole + code + 1) * Chain;
                whole ^= whole >> 29;
                run = (run << CodeBits) | code;
                if (at <= StemLetters)
                    stem = whole;
                if (at < ShortestRun - 1)
                    continue;
                sink.Gram(Mix((run & Mask3) | Salt3), n);
                count++;
                if (at < ShortestRun)
                    continue;
                sink.Gram(Mix((run & Mask4) | Salt4), n);
                count++;
                if (at < LongestRun - 1)
                    continue;
                sink.Gram(Mix((run & Mask5) | Salt5), n);
                count++;
            }

            sink.Gram(Mix(whole), n);
            sink.Gram(Mix((before ^ (before >> 31)) + (whole * 3)), n);
            sink.Gram(Mix((stemBeforeThat ^ (stemBeforeThat >> 31)) + (stem * 5)), n);
            count += 3;
            before = whole;
            (stemBeforeThat, stemBefore) = (stemBefore, stem);
        }

        return count;
    }

    /// <summary>The row of a feature in a table of so many.</summary>
    public static int RowOf(uint hash, int rows) => (int)(((ulong)hash * (uint)rows) >> 32);

    private static uint Mix(ulong key) => (uint)((key * Spread) >> 32);
}
