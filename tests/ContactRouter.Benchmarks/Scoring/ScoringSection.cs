using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Benchmarks.Product;
using ContactRouter.Benchmarks.Reporting;
using ContactRouter.Topics;
using ContactRouter.Topics.Reading;
using ContactRouter.Topics.Scoring;

namespace ContactRouter.Benchmarks.Scoring;

/// <summary>What telling the topic of a message of 600 characters costs.</summary>
internal static class ScoringSection
{
    private const double MostShare = 1.0 / 20;
    private const double MostMicroseconds = 25;

    public static async Task<Section> RunAsync(int rounds)
    {
        var naive = new NaiveScoring();
        var classifier = OurClassifier.Create();
        var input = new TopicInput(SampleMessages.SubjectOf(1), SampleMessages.Text);
        var judged = classifier.Classify(input).Topic?.Name;
        var scratch = new ScoringScratch();
        var scores = new float[TopicScorer.Lanes];
        var measured = await Rounds.AlternateAsync(rounds,
        [
            new("plain: strings, a dictionary, floats", () => Task.FromResult(Repeat.Measure(2_000, () => naive.Score(input.Subject, input.Text)))),
            new("Contact Router: read and scored", () => Task.FromResult(Repeat.Measure(20_000, () => Score(input, scratch, scores)))),
            new Candidate<Repeated>("Contact Router: the whole answer, with evidence", () => Task.FromResult(Repeat.Measure(20_000, () => classifier.Classify(input)))),
        ]);
        var table = new MarkdownTable("way", "microseconds", "bytes");
        foreach (var way in measured)
            table.Row(way.Name, way.Spread(result => result.Microseconds, "N1"), way.Spread(result => result.Bytes));
        var ours = measured[1].Median(result => result.Microseconds);
        var share = ours / measured[0].Median(result => result.Microseconds);
        var bytes = measured[1].Median(result => result.Bytes);
        return new Section(
            "Telling the topic",
            $"A message of {SampleMessages.Text.Length} characters, {naive.Features:N0} different features, {TopicModel.Embedded.ConceptCount} concepts; time and allocation a "
                + $"message on one thread. The answer is '{judged}'. The plain way leaves the concepts out, and quotes and signatures in.\n\n{table}",
            [
                new Goal("scoring against plain scoring: time", $"at most {MostShare:N2}", $"{share:N3}", share <= MostShare),
                new Goal("reading and scoring: microseconds a message", $"at most {MostMicroseconds:N0}", $"{ours:N1}", ours <= MostMicroseconds),
                new Goal("reading and scoring: allocation a message", "0 bytes", $"{bytes:N0} bytes", bytes == 0),
            ]);
    }

    private static float[] Score(TopicInput input, ScoringScratch scratch, float[] scores)
    {
        MessageScanner.Read(input.Subject, input.Text, scratch.Words);
        TopicScorer.Score(TopicModel.Embedded, scratch, scores);
        return scores;
    }
}
