namespace ContactRouter.Topics.Scoring;

/// <summary>
/// Makes of scores how likely each topic is. First, whether the message is about any of the topics: a logistic model of how far they are ahead of "none",
/// how clear the best one is, how many concepts were found and how long the message is. Then a softmax among the topics, its temperature fitted.
/// </summary>
/// <remarks>The numbers come with the model; they were fitted on messages of writers that the weights had not seen.</remarks>
internal static class Shares
{
    /// <summary>What the logistic model looks at.</summary>
    public const int Signs = 5;

    private const int Temperature = 1;
    private const int FirstSign = 2;

    /// <summary>Fills in the topics' shares; together they are the chance that the message is about any of them.</summary>
    /// <param name="scores">As <see cref="TopicScorer"/> gives them.</param>
    /// <param name="shares">Room for <see cref="Outputs.Topics"/>.</param>
    public static void Of(ReadOnlySpan<float> calibration, ReadOnlySpan<float> scores, ScoredMessage seen, Span<double> shares)
    {
        Among(scores, TemperatureOf(calibration), shares);
        Span<double> signs = stackalloc double[Signs];
        SignsOf(scores, seen, signs);
        var odds = 0.0;
        for (var n = 0; n < Signs; n++)
            odds += calibration[FirstSign + n] * signs[n];
        var chance = 1 / (1 + Math.Exp(-odds));
        foreach (ref var share in shares)
            share *= chance;
    }

    public static float TemperatureOf(ReadOnlySpan<float> calibration) => calibration[Temperature];

    /// <summary>The softmax among the topics.</summary>
    public static void Among(ReadOnlySpan<float> scores, double temperature, Span<double> shares)
    {
        var highest = double.MinValue;
        foreach (var score in scores[..Outputs.Topics])
            highest = Math.Max(highest, score);
        var sum = 0.0;
        for (var topic = 0; topic < Outputs.Topics; topic++)
            sum += shares[topic] = Math.Exp((scores[topic] - highest) / temperature);
        foreach (ref var share in shares)
            share /= sum;
    }

    /// <summary>What tells whether the message is about any topic.</summary>
    public static void SignsOf(ReadOnlySpan<float> scores, ScoredMessage seen, Span<double> signs)
    {
        double highest = scores[0];
        foreach (var score in scores[1..Outputs.Topics])
            highest = Math.Max(highest, score);
        var sum = 0.0;
        foreach (var score in scores[..Outputs.Topics])
            sum += Math.Exp(score - highest);
        signs[0] = 1;
        signs[1] = highest + Math.Log(sum) - scores[Outputs.None];
        signs[2] = 1 / sum;
        signs[3] = Math.Log(1 + seen.Concepts);
        signs[4] = Math.Log(1 + seen.Words);
    }
}
