using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Benchmarks.Product;
using ContactRouter.Benchmarks.Reporting;
using ContactRouter.Topics;

namespace ContactRouter.Benchmarks.Scoring;

/// <summary>What telling the topic of a message of 600 characters costs.</summary>
internal static class ScoringSection
{
    private const double MostShare = 1.0 / 20;

    public static async Task<Section> RunAsync(int rounds)
    {
        var naive = new NaiveScoring();
        var classifier = new WeightedTermClassifier(Lexicon.English);
        var input = new TopicInput(SampleMessages.SubjectOf(1), SampleMessages.Text);
        var judged = classifier.Classify(input).Topic?.Name;
        if (naive.Score(input.Subject, input.Text) is var plain && plain != judged)
            throw new InvalidOperationException($"The two ways of scoring disagree: {plain} and {judged}.");

        var measured = await Rounds.AlternateAsync(rounds,
        [
            new("each term looked for in the words", () => Task.FromResult(Repeat.Measure(2_000, () => naive.Score(input.Subject, input.Text)))),
            new Candidate<Repeated>("Contact Router", () => Task.FromResult(Repeat.Measure(20_000, () => classifier.Classify(input)))),
        ]);
        var table = new MarkdownTable("way", "microseconds", "bytes");
        foreach (var way in measured)
            table.Row(way.Name, way.Spread(result => result.Microseconds, "N1"), way.Spread(result => result.Bytes));
        var share = measured[1].Median(result => result.Microseconds) / measured[0].Median(result => result.Microseconds);
        var bytes = measured[1].Median(result => result.Bytes);
        return new Section(
            "Telling the topic",
            $"A message of {SampleMessages.Text.Length} characters, {naive.Terms:N0} terms; time and allocation a message on one thread. Both ways find '{judged}'.\n\n{table}",
            [
                new Goal("scoring against plain scoring: time", $"at most {MostShare:N2}", $"{share:N3}", share <= MostShare),
                new Goal("scoring: allocation a message", "0 bytes", $"{bytes:N0} bytes", bytes == 0),
            ]);
    }
}
