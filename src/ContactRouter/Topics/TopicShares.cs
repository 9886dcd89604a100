namespace ContactRouter.Topics;

/// <summary>Turns the weights found for each topic into shares, and says from which share on a topic is sure enough.</summary>
/// <remarks>
/// A softmax over the topics and a thirteenth candidate, "none of them", whose score is fixed: little found leaves it a large share, and two topics
/// close to each other share what is left. So one threshold on the best share covers both.
/// </remarks>
internal static class TopicShares
{
    /// <summary>The share from which the topic is told; below it, a person decides.</summary>
    public const double SureFrom = 0.40;

    // The lexicon's weights are on the scale of the powers: of the temperatures tried, 1 gave the best calibrated shares.
    private const double ScoreOfNone = 2;

    /// <summary>The shares of all topics, best first; together below 1.</summary>
    public static List<TopicScore> Of(ReadOnlySpan<double> scores)
    {
        var highest = ScoreOfNone;
        foreach (var score in scores)
        {
            highest = Math.Max(highest, score);
        }

        // Relative to the highest, so that no power overflows.
        var sum = Math.Exp(ScoreOfNone - highest);
        var shares = new List<TopicScore>(scores.Length);
        for (var topic = 0; topic < scores.Length; topic++)
        {
            var power = Math.Exp(scores[topic] - highest);
            sum += power;
            shares.Add(new TopicScore(Topic.All[topic], power));
        }

        for (var topic = 0; topic < shares.Count; topic++)
        {
            shares[topic] = shares[topic] with { Share = shares[topic].Share / sum };
        }

        // Stable: topics of the same share stay in the procedure's order.
        return [.. shares.OrderByDescending(score => score.Share)];
    }
}
