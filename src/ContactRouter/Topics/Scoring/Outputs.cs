namespace ContactRouter.Topics.Scoring;

/// <summary>What each row of the model weighs: the topics in the order of <see cref="Topic.All"/>, and that the message is about none of them.</summary>
internal static class Outputs
{
    public const int Topics = 12;
    public const int None = 12;
    public const int Count = 13;
}
