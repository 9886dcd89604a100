using ContactRouter.Topics.Scoring;

namespace ContactRouter.Training.Learning;

/// <summary>
/// Learns the weights: a softmax over topics and "none", by stochastic gradient descent with shrinking steps; features are left out by chance, weights
/// decay, and the last third of the way is averaged. All that several times, for the mean of the weights errs less than each; every time on one thread in
/// one order, so the same messages give the same bytes.
/// </summary>
internal sealed class Trainer
{
    private const int Lanes = TopicScorer.Lanes;
    private const int FirstSeed = 20;

    // The decay is applied to all weights at once, but not for every message.
    private const int BetweenDecays = 64;

    private readonly TrainingOptions options;
    private readonly Dice dice;
    private readonly Weights weights;
    private readonly Weights sum;
    private readonly List<int> subject = [];
    private readonly List<int> text = [];
    private readonly List<int> known = [];

    private Trainer(int knownRows, TrainingOptions options, ulong seed) =>
        (dice, this.options, weights, sum) = (new Dice(seed), options, new Weights(options.Rows, knownRows), new Weights(options.Rows, knownRows));

    /// <param name="examples">Each with what it counts.</param>
    /// <param name="knownRows">Marks and concepts.</param>
    public static Weights Train(IReadOnlyList<(Example Example, float Weight)> examples, int knownRows, TrainingOptions options)
    {
        var each = new Weights[options.Times];
        Parallel.For(0, each.Length, time => each[time] = TrainOnce(examples, knownRows, options, (ulong)(FirstSeed + time)));
        var mean = each[0];
        foreach (var other in each.AsSpan(1))
        {
            Weights.AddTo(mean.Grams, other.Grams, 1);
            Weights.AddTo(mean.Known, other.Known, 1);
        }

        Weights.Scale(mean.Grams, 1f / each.Length);
        Weights.Scale(mean.Known, 1f / each.Length);
        return mean;
    }

    private static Weights TrainOnce(IReadOnlyList<(Example Example, float Weight)> examples, int knownRows, TrainingOptions options, ulong seed)
    {
        var trainer = new Trainer(knownRows, options, seed);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var (step, last) = (0L, (long)options.Epochs * examples.Count);
        var averaged = 0;
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            trainer.dice.Shuffle(order);
            foreach (var n in order)
            {
                var rate = options.Rate * (1 - ((float)step / last));
                trainer.Learn(examples[n].Example, examples[n].Weight, rate);
                if (++step % BetweenDecays == 0)
                    trainer.Decay(rate);
            }

            if (epoch * 3 > options.Epochs * 2)
            {
                Weights.AddTo(trainer.sum.Grams, trainer.weights.Grams, 1);
                Weights.AddTo(trainer.sum.Known, trainer.weights.Known, 1);
                averaged++;
            }
        }

        Weights.Scale(trainer.sum.Grams, 1f / averaged);
        Weights.Scale(trainer.sum.Known, 1f / averaged);
        return trainer.sum;
    }

    /// <summary>The scores of a message by weights that are not yet rounded.</summary>
    public static float[] Score(Weights weights, Example example)
    {
        var scores = new float[Lanes];
        Score(weights, example.Subject, example.Text, example.Known, example.GramFactor, example.KnownFactor, scores);
        return scores;
    }

    private static void Score(
        Weights weights, ReadOnlySpan<int> subject, ReadOnlySpan<int> text, ReadOnlySpan<int> known, float gramFactor, float knownFactor, Span<float> scores)
    {
        Weights.AddRows(weights.Grams, subject, gramFactor * TopicScorer.SubjectFactor, scores);
        Weights.AddRows(weights.Grams, text, gramFactor, scores);
        Weights.AddRows(weights.Known, known, knownFactor, scores);
    }

    private void Learn(Example example, float weight, float rate)
    {
        Keep(example.Subject, options.Dropout, subject);
        Keep(example.Text, options.Dropout, text);
        Keep(example.Known, options.KnownDropout, known);
        // What is left stands for what is left out, too.
        var gramFactor = example.GramFactor / (1 - options.Dropout);
        var knownFactor = example.KnownFactor / (1 - options.KnownDropout);
        Span<float> error = stackalloc float[Lanes];
        error.Clear();
        Score(weights, Of(subject), Of(text), Of(known), gramFactor, knownFactor, error);
        ToShares(error[..Outputs.Count]);
        for (var n = 0; n < Outputs.Count; n++)
            error[n] -= (n == example.Label ? 1 - options.Smoothing : 0) + (options.Smoothing / Outputs.Count);
        var step = -rate * weight;
        Weights.Step(weights.Grams, Of(subject), error, step * gramFactor * TopicScorer.SubjectFactor);
        Weights.Step(weights.Grams, Of(text), error, step * gramFactor);
        Weights.Step(weights.Known, Of(known), error, step * knownFactor * options.KnownRate);
    }

    private void Decay(float rate)
    {
        Weights.Scale(weights.Grams, 1 - (rate * options.Decay * BetweenDecays));
        Weights.Scale(weights.Known, 1 - (rate * options.KnownRate * options.KnownDecay * BetweenDecays));
    }

    private void Keep(int[] rows, float dropout, List<int> kept)
    {
        var least = (uint)(dropout * uint.MaxValue);
        kept.Clear();
        foreach (var row in rows)
        {
            if (dice.Next() >= least)
                kept.Add(row);
        }
    }

    private static void ToShares(Span<float> scores)
    {
        var highest = float.MinValue;
        foreach (var score in scores)
            highest = MathF.Max(highest, score);
        var total = 0f;
        foreach (ref var score in scores)
            total += score = MathF.Exp(score - highest);
        foreach (ref var score in scores)
            score /= total;
    }

    private static ReadOnlySpan<int> Of(List<int> rows) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows);
}
