namespace ContactRouter.Topics;

/// <summary>Tells what a message is about. Pure, thread-safe, and fast enough (microseconds) to run inside the decision.</summary>
public interface ITopicClassifier
{
    TopicJudgement Classify(TopicInput input);
}

/// <summary>What the classifier sees of a message.</summary>
/// <param name="Subject">The subject line, empty where there is none.</param>
/// <param name="Text">The message as written, quoted parts included.</param>
/// <param name="Chosen">The topic that the writer picked in a form: evidence, not proof.</param>
public sealed record TopicInput(string Subject, string Text, Topic? Chosen = null);

/// <summary>The classifier's answer, with its reasons.</summary>
/// <param name="Topic">The topic, or null where it is not sure of one.</param>
/// <param name="Confidence">How sure it is of <paramref name="Topic"/>, or of the best one where that is null: 0 to 1.</param>
/// <param name="Scores">Share of each topic, 0 to 1, best first; together at most 1. Empty where nothing was recognised.</param>
/// <param name="Evidence">The terms that carried the decision, heaviest first.</param>
public sealed record TopicJudgement(
    Topic? Topic,
    double Confidence,
    IReadOnlyList<TopicScore> Scores,
    IReadOnlyList<EvidenceTerm> Evidence)
{
    /// <summary>Nothing was recognised.</summary>
    public static readonly TopicJudgement Unknown = new(null, 0, [], []);
}

public sealed record TopicScore(Topic Topic, double Share);

/// <summary>A word or phrase found in the message and what it weighed.</summary>
public sealed record EvidenceTerm(string Term, double Weight);
