using System.Globalization;

namespace ContactRouter.Topics;

/// <summary>Reads the lexicon's lines, <c>topic TAB weight TAB term</c>, and refuses what could never match or would count twice.</summary>
internal static class LexiconReader
{
    private const double HeaviestWeight = 10;
    private const string PairSign = " & ";

    /// <exception cref="FormatException">A line is wrong; the message names the file, the line and the fault.</exception>
    public static List<LexiconTerm> Read(TextReader lines, string name)
    {
        var terms = new List<LexiconTerm>();
        var lineOf = new Dictionary<(int Topic, string Text), int>();
        for (var line = 1; lines.ReadLine() is { } text; line++)
        {
            if (string.IsNullOrWhiteSpace(text) || text.StartsWith('#'))
            {
                continue;
            }

            var at = $"{name}, line {line}";
            var term = ReadLine(text, at);
            var key = (term.Topic, string.Join(PairSign, term.Pieces.Order(StringComparer.Ordinal)));
            if (!lineOf.TryAdd(key, line))
            {
                throw new FormatException($"{at}: '{term.Text}' already stands in line {lineOf[key]} for this topic.");
            }

            terms.Add(term);
        }

        foreach (var (place, topic) in Topic.All.Index())
        {
            if (!terms.Exists(term => term.Topic == place && term.Weight > 0))
            {
                throw new FormatException($"{name}: nothing speaks for the topic '{topic}'.");
            }
        }

        return terms;
    }

    private static LexiconTerm ReadLine(string text, string at)
    {
        var fields = text.Split('\t');
        if (fields.Length != 3)
        {
            throw new FormatException($"{at}: {fields.Length} fields instead of topic, weight and term, parted by tabs.");
        }

        var topic = TopicPlace.Of(new Topic(fields[0])) ?? throw new FormatException($"{at}: '{fields[0]}' is no topic.");
        if (!double.TryParse(fields[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
            || !(Math.Abs(weight) is > 0 and <= HeaviestWeight))
        {
            throw new FormatException($"{at}: the weight '{fields[1]}' is not a number from -{HeaviestWeight} to {HeaviestWeight} other than 0.");
        }

        var pieces = fields[2].Split(PairSign);
        if (pieces.Length > 2 || pieces.Distinct().Count() < pieces.Length)
        {
            throw new FormatException($"{at}: a pair is two different words or phrases parted by '&'.");
        }

        var faults = pieces.SelectMany(piece => piece.Split(' ')).Select(word => WordPattern.Parse(word).Fault());
        return faults.FirstOrDefault(fault => fault is not null) is { } fault
            ? throw new FormatException($"{at}: {fault}.")
            : new LexiconTerm(topic, weight, fields[2], pieces);
    }
}
