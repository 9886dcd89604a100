using ContactRouter.SecondOpinions;

namespace ContactRouter.Language;

/// <summary>What the service has to say about a message.</summary>
public abstract record TopicAnswer
{
    private TopicAnswer()
    {
    }

    public sealed record Recognised(RecognisedTopic Topic) : TopicAnswer;

    /// <summary>It does not know, and will not know later.</summary>
    /// <param name="Because">One word for a meter.</param>
    public sealed record Unknown(string Because) : TopicAnswer;

    /// <summary>It did not answer; it may later.</summary>
    /// <param name="Because">One word for a meter.</param>
    /// <param name="After">It makes no sense to ask before.</param>
    public sealed record Later(string Because, TimeSpan After) : TopicAnswer;
}
