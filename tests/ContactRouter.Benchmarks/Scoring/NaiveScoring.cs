using System.Globalization;
using ContactRouter.Topics;

namespace ContactRouter.Benchmarks.Scoring;

/// <summary>The same terms, found the plain way: the text is cut into words, and each term is looked for in them.</summary>
internal sealed class NaiveScoring
{
    private const string AnyNumber = "#";

    private readonly List<(string Topic, double Weight, string[][] Pieces)> terms = [];

    public NaiveScoring()
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream("terms.en.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith('#') && line.Split('\t') is [var topic, var weight, var term])
                terms.Add((topic, double.Parse(weight, CultureInfo.InvariantCulture), [.. term.Split(" & ").Select(piece => piece.Split(' '))]));
        }
    }

    public int Terms => terms.Count;

    /// <summary>The topic with the highest sum, or null where nothing was found.</summary>
    public string? Score(string subject, string text)
    {
        var words = $"{subject}\n{text}".ToLowerInvariant().Split([' ', '\n', ',', '.', ';', ':', '?', '!', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        var known = words.ToHashSet();
        var sums = new Dictionary<string, double>();
        foreach (var (topic, weight, pieces) in terms)
        {
            if (Array.TrueForAll(pieces, piece => Holds(words, known, piece)))
                sums[topic] = sums.GetValueOrDefault(topic) + weight;
        }

        return sums.Count == 0 ? null : sums.MaxBy(sum => sum.Value).Key;
    }

    private static bool Holds(string[] words, HashSet<string> known, string[] phrase)
    {
        // What is in no place at all need not be looked for place by place.
        if (!phrase[0].EndsWith('*') && phrase[0] != AnyNumber && !known.Contains(phrase[0]))
            return false;
        for (var at = 0; at + phrase.Length <= words.Length; at++)
        {
            if (StandsAt(words, at, phrase))
                return true;
        }

        return false;
    }

    private static bool StandsAt(string[] words, int at, string[] phrase)
    {
        for (var n = 0; n < phrase.Length; n++)
        {
            if (!Matches(words[at + n], phrase[n]))
                return false;
        }

        return true;
    }

    private static bool Matches(string word, string pattern)
    {
        if (pattern == AnyNumber)
            return char.IsAsciiDigit(word[0]);
        return pattern.EndsWith('*') ? word.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1)) : word == pattern;
    }
}
