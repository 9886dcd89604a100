using ContactRouter.Topics;
using ContactRouter.Topics.Reading;
using ContactRouter.Topics.Scoring;
using ContactRouter.Training.Corpus;
using ContactRouter.Training.Lexicon;

namespace ContactRouter.Training.Learning;

/// <summary>Reads messages exactly as the product does.</summary>
internal sealed class ExampleReader(CompiledLexicon lexicon, int rows)
{
    private readonly MessageWords words = new();
    private readonly ConceptFinder finder = new();

    public Example Read(CorpusMessage message)
    {
        MessageScanner.Read(message.Subject, message.Body, words);
        var (subject, text, known) = (new List<int>(), new List<int>(), new List<int>());
        var (weight, concepts) = (0f, 0);
        Span<int> marks = stackalloc int[DenseRows.Concepts];
        for (var place = 0; place < words.Sentences.Length; place++)
        {
            var sentence = words.Sentences[place];
            var sink = new Sink(sentence.IsSubject ? subject : text, rows);
            weight += TopicScorer.WeightOf(sentence, Features.Read(words, sentence, ref sink));
            known.AddRange(marks[..DenseRows.MarksOf(words.Sentences, place, marks)]);
            foreach (var found in finder.Find(lexicon.Concepts, words, sentence))
            {
                known.Add(DenseRows.Concepts + found.Concept);
                concepts++;
            }
        }

        return new Example(
            LabelOf(message.Topic), [.. subject], [.. text], [.. known],
            TopicScorer.GramFactor(weight), TopicScorer.KnownFactor(words.Sentences.Length), new ScoredMessage(words.Words.Length, concepts));
    }

    private static int LabelOf(Topic? topic) => topic is { } one ? TopicPlace.Of(one)!.Value : Outputs.None;

    private readonly struct Sink(List<int> grams, int rows) : IFeatureSink
    {
        public void Gram(uint hash, int word) => grams.Add(Features.RowOf(hash, rows));
    }
}
