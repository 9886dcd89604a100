using ContactRouter.Topics.Reading;

namespace ContactRouter.Topics.Scoring;

/// <summary>Finds the words and phrases of a message that speak most for a topic, by going over its features once more.</summary>
internal static class EvidenceFinder
{
    private const int Most = 8;

    // The same word may stand in several places: so many are looked at to find that many different ones.
    private const int Looked = 4 * Most;
    private const float Least = 0.05f;

    /// <summary>The evidence for a topic, heaviest first, each word or phrase once and as it was written.</summary>
    /// <returns>Weights in the unit of scores: what the topic gains by it over the average of all.</returns>
    public static List<EvidenceTerm> Find(TopicModel model, ScoringScratch scratch, TopicInput input, int topic)
    {
        var words = scratch.Words;
        var weights = scratch.RoomForWeights(words.Words.Length);
        var sink = new WordSink(model, weights, topic);
        var total = 0f;
        foreach (var sentence in words.Sentences)
        {
            sink.Factor = TopicScorer.FactorOf(sentence);
            total += TopicScorer.WeightOf(sentence, Features.Read(words, sentence, ref sink));
        }

        var factor = model.GramScale * TopicScorer.GramFactor(total);
        Span<Passage> best = stackalloc Passage[Looked];
        var count = 0;
        foreach (var sentence in words.Sentences)
        {
            var isSubject = sentence.IsSubject;
            foreach (var found in scratch.Concepts.Find(model.Concepts, words, sentence))
            {
                var last = found.Word;
                while (words.Words[last].Start + words.Words[last].Length < found.End - 1)
                    last++;
                var weight = TopicScorer.KnownFactor(words.Sentences.Length) * Ahead(model.Known.Slice((DenseRows.Concepts + found.Concept) * TopicScorer.Lanes, Outputs.Count), topic);
                if (last == found.Word)
                    weights[last] += weight / factor;
                else
                    Keep(new Passage(weight, found.Word, last, isSubject), best, ref count);
            }

            for (var n = sentence.FirstWord; n < sentence.FirstWord + sentence.WordCount; n++)
                Keep(new Passage(weights[n] * factor, n, n, isSubject), best, ref count);
        }

        return Merge(best[..count], words, input);
    }

    private static List<EvidenceTerm> Merge(ReadOnlySpan<Passage> passages, MessageWords words, TopicInput input)
    {
        var terms = new List<EvidenceTerm>();
        foreach (var passage in passages)
        {
            var text = TextOf(passage, words, input);
            var same = terms.FindIndex(term => term.Term.Equals(text, StringComparison.OrdinalIgnoreCase));
            if (same >= 0)
                terms[same] = terms[same] with { Weight = terms[same].Weight + passage.Weight };
            else
                terms.Add(new EvidenceTerm(text, passage.Weight));
        }

        // Ties by name, so that the same message is always explained alike.
        terms.Sort(static (left, right) =>
            right.Weight.CompareTo(left.Weight) is var order and not 0 ? order : string.CompareOrdinal(left.Term, right.Term));
        return terms.Count <= Most ? terms : terms[..Most];
    }

    private static string TextOf(Passage passage, MessageWords words, TopicInput input)
    {
        var (first, last) = (words.Words[passage.First], words.Words[passage.Last]);
        var source = passage.InSubject ? input.Subject : input.Text;
        var text = source[first.Source..(last.Source + last.SourceLength)];
        return text.Contains('\n', StringComparison.Ordinal) ? string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : text;
    }

    private static void Keep(Passage passage, Span<Passage> best, ref int count)
    {
        if (passage.Weight < Least || (count == best.Length && passage.Weight <= best[^1].Weight))
            return;
        var at = count < best.Length ? count++ : count - 1;
        for (; at > 0 && best[at - 1].Weight < passage.Weight; at--)
            best[at] = best[at - 1];
        best[at] = passage;
    }

    private static float Ahead(ReadOnlySpan<float> row, int topic)
    {
        var sum = 0f;
        foreach (var weight in row)
            sum += weight;
        return row[topic] - (sum / Outputs.Count);
    }

    private readonly record struct Passage(float Weight, int First, int Last, bool InSubject);

    private ref struct WordSink(TopicModel model, Span<float> weights, int topic) : IFeatureSink
    {
        private readonly ReadOnlySpan<sbyte> _grams = model.Grams;
        private readonly Span<float> _weights = weights;

        public float Factor { get; set; }

        public readonly void Gram(uint hash, int word)
        {
            var row = Features.RowOf(hash, model.Rows);
            var sum = 0;
            foreach (var weight in _grams.Slice(row * Outputs.Count, Outputs.Count))
                sum += weight;
            _weights[word] += Factor * (_grams[(row * Outputs.Count) + topic] - ((float)sum / Outputs.Count));
        }
    }
}
