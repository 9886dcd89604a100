using System.Globalization;
using System.Text;

namespace ContactRouter.Benchmarks.Scoring;

/// <summary>
/// The same hashed features, found and weighed the plain way: strings are cut out, counted in a dictionary, and each looked up in a table of floats. Its
/// weights are arbitrary, for only its work is measured; the lexicon is left out, which is to its advantage.
/// </summary>
internal sealed class NaiveScoring
{
    private const int Rows = 110_000;
    private const int Classes = 13;

    private readonly float[][] weights = [.. Enumerable.Range(0, Rows).Select(row => Enumerable.Range(0, Classes).Select(one => ((row * 31) + (one * 17)) % 101 / 100f).ToArray())];

    /// <summary>How many different features the text last scored had.</summary>
    public int Features { get; private set; }

    /// <summary>The number of the class with the highest score.</summary>
    public int Score(string subject, string text)
    {
        var counts = new Dictionary<string, int>();
        foreach (var sentence in $"{subject}\n{text}".Split(['.', '!', '?', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var words = WordsOf(sentence);
            for (var n = 0; n < words.Count; n++)
            {
                Count(counts, words[n]);
                if (n > 0)
                    Count(counts, words[n - 1] + " " + words[n]);
                if (n > 1)
                    Count(counts, words[n - 2][..Math.Min(4, words[n - 2].Length)] + "~" + words[n][..Math.Min(4, words[n].Length)]);
                var padded = $"_{words[n]}_";
                for (var length = 3; length <= 5; length++)
                {
                    for (var at = 0; at + length <= padded.Length; at++)
                        Count(counts, padded.Substring(at, length));
                }
            }
        }

        Features = counts.Count;
        var scores = new double[Classes];
        foreach (var (feature, count) in counts)
        {
            var row = weights[(int)(HashOf(feature) % Rows)];
            for (var one = 0; one < Classes; one++)
                scores[one] += count * row[one] / Math.Sqrt(counts.Count);
        }

        return Array.IndexOf(scores, scores.Max());
    }

    private static List<string> WordsOf(string sentence)
    {
        var words = new List<string>();
        foreach (var part in sentence.Split([' ', ',', ';', ':', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            var letters = new StringBuilder();
            foreach (var c in part.ToLowerInvariant().Normalize(NormalizationForm.FormD))
            {
                if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                    letters.Append(char.IsDigit(c) ? '#' : c);
            }

            words.Add(letters.ToString());
        }

        return words;
    }

    private static void Count(Dictionary<string, int> counts, string feature) => counts[feature] = counts.GetValueOrDefault(feature) + 1;

    private static uint HashOf(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619;
        return hash;
    }
}
