using BenchmarkDotNet.Attributes;
using ContactRouter.Benchmarks.Product;
using ContactRouter.Topics;
using ContactRouter.Topics.Reading;
using ContactRouter.Topics.Scoring;

namespace ContactRouter.Benchmarks.Scoring;

/// <summary>Telling the topic of a message of some 600 characters, on one thread.</summary>
// Public and open, for BenchmarkDotNet derives from it.
public class ScoringBenchmarks
{
    private readonly NaiveScoring naive = new();
    private readonly TrainedClassifier classifier = OurClassifier.Create();
    private readonly TopicInput input = new(SampleMessages.SubjectOf(1), SampleMessages.Text);
    private readonly ScoringScratch scratch = new();
    private readonly float[] scores = new float[TopicScorer.Lanes];

    [Benchmark(Description = "plain: strings, a dictionary, floats", Baseline = true)]
    public object Plain()
    {
        naive.Score(input.Subject, input.Text);
        return naive;
    }

    [Benchmark(Description = "Contact Router: read and scored")]
    public object Scored()
    {
        MessageScanner.Read(input.Subject, input.Text, scratch.Words);
        TopicScorer.Score(TopicModel.Embedded, scratch, scores);
        return scores;
    }

    [Benchmark(Description = "Contact Router: the whole answer, with evidence")]
    public object Whole() => classifier.Classify(input);
}
