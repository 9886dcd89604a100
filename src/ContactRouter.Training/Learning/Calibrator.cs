using ContactRouter.Topics.Scoring;

namespace ContactRouter.Training.Learning;

/// <summary>A message's scores by weights that had not seen its writer.</summary>
/// <param name="Label">The topic's place, or <see cref="Outputs.None"/>.</param>
internal sealed record HeldBack(int Label, float[] Scores, ScoredMessage Seen);

/// <summary>Fits what makes shares of scores, see <see cref="Shares"/>: on messages that were held back, or the shares would be far too sure.</summary>
internal static class Calibrator
{
    private const int Steps = 4000;
    private const double Rate = 0.5;

    /// <summary>The numbers behind the first one of <see cref="TopicModel.Calibration"/>.</summary>
    public static float[] Fit(IReadOnlyList<HeldBack> messages) => [(float)Temperature(messages), .. AnyTopic(messages)];

    /// <summary>The temperature with the least loss; the loss has one valley.</summary>
    private static double Temperature(IReadOnlyList<HeldBack> messages)
    {
        var topics = messages.Where(message => message.Label != Outputs.None).ToList();
        var (low, high) = (0.05, 5.0);
        for (var step = 0; step < 40; step++)
        {
            var third = (high - low) / 3;
            if (Loss(topics, low + third) < Loss(topics, high - third))
                high -= third;
            else
                low += third;
        }

        return (low + high) / 2;
    }

    private static double Loss(List<HeldBack> messages, double temperature)
    {
        Span<double> shares = stackalloc double[Outputs.Topics];
        var loss = 0.0;
        foreach (var message in messages)
        {
            Shares.Among(message.Scores, temperature, shares);
            loss -= Math.Log(Math.Max(1e-12, shares[message.Label]));
        }

        return loss;
    }

    /// <summary>The logistic model by gradient descent over all messages at once; the two sides count alike in it only as often as they occur.</summary>
    private static float[] AnyTopic(IReadOnlyList<HeldBack> messages)
    {
        var signs = new double[messages.Count][];
        for (var n = 0; n < messages.Count; n++)
            Shares.SignsOf(messages[n].Scores, messages[n].Seen, signs[n] = new double[Shares.Signs]);
        var weights = new double[Shares.Signs];
        var slopes = new double[Shares.Signs];
        // Every sign on a scale of its own, or the largest would hold the steps of all others short.
        var scales = Enumerable.Range(0, Shares.Signs).Select(sign => Math.Sqrt(signs.Average(one => one[sign] * one[sign])) + 1e-9).ToArray();
        for (var step = 0; step < Steps; step++)
        {
            Array.Clear(slopes);
            for (var n = 0; n < messages.Count; n++)
            {
                var odds = 0.0;
                for (var sign = 0; sign < Shares.Signs; sign++)
                    odds += weights[sign] * signs[n][sign] / scales[sign];
                var error = (1 / (1 + Math.Exp(-odds))) - (messages[n].Label == Outputs.None ? 0 : 1);
                for (var sign = 0; sign < Shares.Signs; sign++)
                    slopes[sign] += error * signs[n][sign] / scales[sign];
            }

            for (var sign = 0; sign < Shares.Signs; sign++)
                weights[sign] -= Rate * slopes[sign] / messages.Count;
        }

        return [.. weights.Select((weight, sign) => (float)(weight / scales[sign]))];
    }
}
