using ContactRouter.Topics.Reading;
using ContactRouter.Topics.Scoring;

namespace ContactRouter.Topics;

/// <summary>Tells the topic by what was learned from the corpus in <c>data/corpus</c>, and says which words carried it.</summary>
/// <remarks>Scoring works on memory that each thread keeps; only the answer is new.</remarks>
public sealed class TrainedClassifier : ITopicClassifier
{
    [ThreadStatic]
    private static ScoringScratch? t_scratch;

    private readonly TopicOptions _options;
    private readonly TopicHints _hints;
    private readonly TopicModel _model;

    public TrainedClassifier(TopicOptions options, TopicHints hints)
        : this(options, hints, TopicModel.Embedded)
    {
    }

    internal TrainedClassifier(TopicOptions options, TopicHints hints, TopicModel model) => (_options, _hints, _model) = (options, hints, model);

    /// <summary>Judges a message by its subject and by what its writer wrote himself: quoted mail and signature are left out.</summary>
    public TopicJudgement Classify(TopicInput input)
    {
        var scratch = t_scratch ??= new ScoringScratch();
        Span<float> scores = stackalloc float[TopicScorer.Lanes];
        MessageScanner.Read(input.Subject, input.Text, scratch.Words);
        var seen = TopicScorer.Score(_model, scratch, scores);
        if (!_hints.AddTo(input, scores) && seen.Words == 0)
            return TopicJudgement.Unknown;

        Span<double> shares = stackalloc double[Outputs.Topics];
        Shares.Of(_model.Calibration, scores, seen, shares);
        var ranked = new TopicScore[Outputs.Topics];
        for (var topic = 0; topic < ranked.Length; topic++)
            ranked[topic] = new TopicScore(Topic.All[topic], shares[topic]);
        // Stable: topics of the same share stay in the procedure's order.
        ranked = [.. ranked.OrderByDescending(score => score.Share)];
        var best = TopicPlace.Of(ranked[0].Topic)!.Value;
        return new TopicJudgement(
            ranked[0].Share >= _options.SureFrom ? ranked[0].Topic : null,
            ranked[0].Share,
            ranked,
            [.. _hints.EvidenceFor(best, input).Concat(EvidenceFinder.Find(_model, scratch, input, best)).OrderByDescending(term => term.Weight)])
        {
            Requests = RequestFinder.Find(_model.Calibration, scratch),
        };
    }
}
