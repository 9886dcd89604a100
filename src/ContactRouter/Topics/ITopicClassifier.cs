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
/// <param name="Mailbox">The address of ours that a mail was sent to, or null: evidence for the topics of the desk that answers there.</param>
/// <param name="Form">The configured form that it came by, or null: evidence where the settings name a topic for it.</param>
public sealed record TopicInput(string Subject, string Text, Topic? Chosen = null, string? Mailbox = null, string? Form = null);

/// <summary>The classifier's answer, with its reasons.</summary>
/// <param name="Topic">The topic, or null where it is not sure of one.</param>
/// <param name="Confidence">How likely <paramref name="Topic"/> is, or the best one where that is null: 0 to 1.</param>
/// <param name="Scores">Share of each topic, 0 to 1, best first; together at most 1: the rest is that it is about none. Empty where nothing was recognised.</param>
/// <param name="Evidence">The words and phrases that carried the decision, heaviest first.</param>
public sealed record TopicJudgement(
    Topic? Topic,
    double Confidence,
    IReadOnlyList<TopicScore> Scores,
    IReadOnlyList<EvidenceTerm> Evidence)
{
    /// <summary>Nothing was recognised.</summary>
    public static readonly TopicJudgement Unknown = new(null, 0, [], []);

    /// <summary>What single sentences ask for, each by itself: the topics that one of them is nearly sure of, surest first.</summary>
    public IReadOnlyList<TopicScore> Requests { get; init; } = [];
}

public sealed record TopicScore(Topic Topic, double Share);

/// <summary>A word or phrase found in the message and what it weighed.</summary>
public sealed record EvidenceTerm(string Term, double Weight);
