using ContactRouter.Topics;

namespace ContactRouter.Tests;

/// <summary>Judges as it is told to, and keeps what it was asked.</summary>
internal sealed class FixedClassifier(TopicJudgement judgement) : ITopicClassifier
{
    public List<TopicInput> Asked { get; } = [];

    public TopicJudgement Classify(TopicInput input)
    {
        Asked.Add(input);
        return judgement;
    }
}
