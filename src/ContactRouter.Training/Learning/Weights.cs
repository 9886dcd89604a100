using System.Numerics;
using System.Runtime.InteropServices;
using ContactRouter.Topics.Scoring;

namespace ContactRouter.Training.Learning;

/// <summary>The model's weights while they are learned, in rows of <see cref="TopicScorer.Lanes"/>.</summary>
internal sealed class Weights(int rows, int knownRows)
{
    public float[] Grams { get; } = new float[rows * TopicScorer.Lanes];

    public float[] Known { get; } = new float[knownRows * TopicScorer.Lanes];

    /// <summary>Adds the sum of some rows, times a factor, to the scores.</summary>
    public static void AddRows(float[] table, ReadOnlySpan<int> rows, float factor, Span<float> scores)
    {
        Span<float> sum = stackalloc float[TopicScorer.Lanes];
        sum.Clear();
        foreach (var row in rows)
            AddTo(sum, table.AsSpan(row * TopicScorer.Lanes, TopicScorer.Lanes), 1);
        AddTo(scores, sum, factor);
    }

    /// <summary>Adds the same step to some rows.</summary>
    public static void Step(float[] table, ReadOnlySpan<int> rows, ReadOnlySpan<float> step, float factor)
    {
        foreach (var row in rows)
            AddTo(table.AsSpan(row * TopicScorer.Lanes, TopicScorer.Lanes), step, factor);
    }

    public static void Scale(float[] table, float factor)
    {
        foreach (ref var vector in MemoryMarshal.Cast<float, Vector<float>>(table.AsSpan()))
            vector *= factor;
    }

    public static void AddTo(Span<float> sum, ReadOnlySpan<float> values, float factor)
    {
        var into = MemoryMarshal.Cast<float, Vector<float>>(sum);
        var from = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (var n = 0; n < into.Length; n++)
            into[n] += from[n] * factor;
    }
}
