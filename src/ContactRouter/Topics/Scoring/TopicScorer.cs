using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ContactRouter.Topics.Reading;

namespace ContactRouter.Topics.Scoring;

/// <summary>Adds up what the features of a message weigh.</summary>
/// <remarks>
/// The hashed features of all sentences count together, over the root of their number, the subject's more; concepts and marks count sentence by sentence,
/// over the root of the sentences' number: so a long story around a request neither drowns it nor outweighs it.
/// </remarks>
internal static class TopicScorer
{
    /// <summary>How much more a feature of the subject counts than one of the text.</summary>
    public const float SubjectFactor = 1.5f;

    /// <summary>The lanes that scores are kept in: one for each of <see cref="Outputs"/>, the others unused.</summary>
    public const int Lanes = 16;

    /// <summary>Of how many sentences the scores are kept, too: who has more to ask has written a list.</summary>
    public const int SentencesKept = 64;

    /// <summary>Scores a message that <paramref name="scratch"/> has read.</summary>
    /// <param name="scores">Room for <see cref="Lanes"/> scores; the higher, the likelier.</param>
    public static ScoredMessage Score(TopicModel model, ScoringScratch scratch, Span<float> scores)
    {
        var words = scratch.Words;
        var sentences = words.Sentences;
        var (low, high) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (knownLow, knownHigh) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var known = MemoryMarshal.Cast<float, Vector256<float>>(model.Known);
        var concepts = model.Concepts;
        var weight = 0f;
        var conceptCount = 0;
        Span<int> marks = stackalloc int[DenseRows.Concepts];
        for (var place = 0; place < sentences.Length; place++)
        {
            var sentence = sentences[place];
            var factor = FactorOf(sentence);
            var sink = new SumSink(model.Grams, model.Rows);
            var count = Features.Read(words, sentence, ref sink);
            var (gramLow, gramHigh) = sink.Total();
            low += gramLow * factor;
            high += gramHigh * factor;
            weight += WeightOf(sentence, count);
            var (sentenceLow, sentenceHigh) = (Vector256<float>.Zero, Vector256<float>.Zero);
            foreach (var mark in marks[..DenseRows.MarksOf(sentences, place, marks)])
            {
                sentenceLow += known[2 * mark];
                sentenceHigh += known[(2 * mark) + 1];
            }

            var found = scratch.Concepts.Find(concepts, words, sentence);
            conceptCount += found.Length;
            foreach (var concept in found)
            {
                var row = 2 * (DenseRows.Concepts + concept.Concept);
                sentenceLow += known[row];
                sentenceHigh += known[row + 1];
            }

            knownLow += sentenceLow;
            knownHigh += sentenceHigh;
            if (place < SentencesKept)
            {
                var alone = model.GramScale * GramFactor(count + 1);
                ((gramLow * alone) + sentenceLow).CopyTo(scratch.SentenceScores, place * Lanes);
                ((gramHigh * alone) + sentenceHigh).CopyTo(scratch.SentenceScores, (place * Lanes) + 8);
            }
        }

        var gramFactor = model.GramScale * GramFactor(weight);
        var knownFactor = KnownFactor(sentences.Length);
        ((low * gramFactor) + (knownLow * knownFactor)).CopyTo(scores);
        ((high * gramFactor) + (knownHigh * knownFactor)).CopyTo(scores[8..]);
        return new ScoredMessage(words.Words.Length, conceptCount);
    }

    public static float FactorOf(Sentence sentence) => sentence.IsSubject ? SubjectFactor : 1;

    /// <summary>What a sentence adds to the size of its message, by the number of its features.</summary>
    public static float WeightOf(Sentence sentence, int features) => FactorOf(sentence) * FactorOf(sentence) * (features + 1);

    /// <summary>What a hashed feature counts in a message of that size.</summary>
    public static float GramFactor(float weight) => weight > 0 ? 1 / MathF.Sqrt(weight) : 0;

    /// <summary>What a mark or a concept counts in a message of so many sentences.</summary>
    public static float KnownFactor(int sentences) => sentences > 0 ? 1 / MathF.Sqrt(sentences) : 0;

    /// <summary>Adds up rows of bytes: 16 at once in halves that cannot overflow before they are carried over.</summary>
    private ref struct SumSink(ReadOnlySpan<sbyte> grams, int rows) : IFeatureSink
    {
        // 256 times 127 is just below what a short holds.
        private const int MostBetweenCarries = 256;

        private readonly ref readonly sbyte _grams = ref MemoryMarshal.GetReference(grams);
        private Vector128<short> _low;
        private Vector128<short> _high;
        private Vector256<int> _carriedLow;
        private Vector256<int> _carriedHigh;
        private int _count;

        public void Gram(uint hash, int word)
        {
            var weights = Vector128.LoadUnsafe(in _grams, (nuint)(Features.RowOf(hash, rows) * Outputs.Count));
            _low += Vector128.WidenLower(weights);
            _high += Vector128.WidenUpper(weights);
            if (++_count == MostBetweenCarries)
                Carry();
        }

        public (Vector256<float> Low, Vector256<float> High) Total()
        {
            Carry();
            return (Vector256.ConvertToSingle(_carriedLow), Vector256.ConvertToSingle(_carriedHigh));
        }

        private void Carry()
        {
            _carriedLow += Vector256.Create(Vector128.WidenLower(_low), Vector128.WidenUpper(_low));
            _carriedHigh += Vector256.Create(Vector128.WidenLower(_high), Vector128.WidenUpper(_high));
            _low = _high = Vector128<short>.Zero;
            _count = 0;
        }
    }
}
