using System.Runtime.InteropServices;
using ContactRouter.Topics.Scoring;
using ContactRouter.Training.Lexicon;

namespace ContactRouter.Training.Learning;

/// <summary>Writes a model file, the weights of hashed features rounded to a byte each.</summary>
internal static class ModelWriter
{
    // The heaviest weights are cut off: one far out would cost all others their precision.
    private const double WeightsKept = 0.9999;

    public static byte[] Write(Weights weights, CompiledLexicon lexicon, TrainingOptions options, ReadOnlySpan<float> calibration)
    {
        var trie = lexicon.Trie;
        var layout = new ModelLayout(new ModelLayout.Counts(
            ModelLayout.Magic, ModelLayout.Version, options.Rows, lexicon.Names.Length, trie.Masks.Length, trie.Tails.Length, lexicon.Starts.Length - 1,
            lexicon.Meanings.Length));
        var file = new byte[layout.Length];
        var scale = ScaleOf(weights.Grams);
        Span<float> numbers = stackalloc float[ModelLayout.CalibrationCount];
        numbers.Clear();
        numbers[0] = scale;
        calibration.CopyTo(numbers[1..]);

        layout.Head.CopyTo(file);
        Put<float>(numbers, layout.Calibration);
        Put<sbyte>(Rounded(weights.Grams, options.Rows, scale), layout.Grams);
        Put<float>(Cleared(weights.Known), layout.Known);
        Put<uint>(trie.Masks, layout.Masks);
        Put<int>(trie.Next, layout.Next);
        Put<ushort>(trie.Ends, layout.Ends);
        Put<byte>(trie.Tails, layout.Tails);
        Put<int>(lexicon.Starts, layout.Starts);
        Put<PieceMeaning>(lexicon.Meanings, layout.Meanings);
        return file;

        void Put<T>(ReadOnlySpan<T> part, int start)
            where T : unmanaged =>
            MemoryMarshal.AsBytes(part).CopyTo(file.AsSpan(start));
    }

    private static float ScaleOf(float[] weights)
    {
        var sizes = weights.Select(MathF.Abs).Order().ToArray();
        var heaviest = sizes[(int)(sizes.Length * WeightsKept)];
        return heaviest > 0 ? heaviest / sbyte.MaxValue : 1;
    }

    private static sbyte[] Rounded(float[] weights, int rows, float scale)
    {
        var rounded = new sbyte[rows * Outputs.Count];
        for (var row = 0; row < rows; row++)
        {
            for (var lane = 0; lane < Outputs.Count; lane++)
            {
                var steps = MathF.Round(weights[(row * TopicScorer.Lanes) + lane] / scale);
                rounded[(row * Outputs.Count) + lane] = (sbyte)Math.Clamp(steps, -sbyte.MaxValue, sbyte.MaxValue);
            }
        }

        return rounded;
    }

    // The lanes that stand for nothing.
    private static float[] Cleared(float[] weights)
    {
        var cleared = (float[])weights.Clone();
        for (var row = 0; row < cleared.Length; row += TopicScorer.Lanes)
            cleared.AsSpan(row + Outputs.Count, TopicScorer.Lanes - Outputs.Count).Clear();
        return cleared;
    }
}
