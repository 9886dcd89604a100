using ContactRouter.Training.Corpus;

namespace ContactRouter.Training.Lexicon;

/// <summary>A concept: one thing that people say, in whatever language.</summary>
/// <param name="Terms">Each a piece alone, or a pair of them.</param>
internal sealed record Concept(string Name, List<string[]> Terms);

/// <summary>Reads the lexicon's files: <c>[concept]</c>, then a line for each language, <c>en: refund*, money back, sent back &amp; money</c>.</summary>
internal static class LexiconReader
{
    private static readonly string[] s_languages = ["en", "de", "es", "fr", "it", "nl", "pl", "pt"];

    /// <exception cref="InputException">A line is wrong; names file, line and fault.</exception>
    public static List<Concept> ReadFolder(string folder)
    {
        var concepts = new Dictionary<string, Concept>();
        if (!Directory.Exists(folder))
            throw new InputException($"There is no folder {folder}.");
        foreach (var file in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            Concept? concept = null;
            foreach (var (number, line) in File.ReadLines(file).Index())
            {
                var text = line.Trim();
                if (text.Length == 0 || text.StartsWith('#'))
                    continue;
                try
                {
                    if (text.StartsWith('['))
                        concept = Begin(text.Trim('[', ']'), concepts);
                    else
                        AddTerms(text, concept ?? throw new InputException("a term stands before the first [concept]."));
                }
                catch (InputException exception)
                {
                    throw new InputException($"{file}, line {number + 1}: {exception.Message}");
                }
            }
        }

        return [.. concepts.Values];
    }

    private static Concept Begin(string name, Dictionary<string, Concept> concepts)
    {
        var concept = new Concept(name, []);
        return concepts.TryAdd(name, concept) ? concept : throw new InputException($"there is a concept '{name}' already.");
    }

    private static void AddTerms(string text, Concept concept)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var language = colon < 0 ? "" : text[..colon];
        if (!s_languages.Contains(language))
            throw new InputException($"a line begins with a language and a colon; the languages are {string.Join(", ", s_languages)}.");
        foreach (var term in text[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var spelling in SpellingsOf(term.ToLowerInvariant(), language))
            {
                var pieces = spelling.Split('&', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                if (pieces.Length is 0 or > 2)
                    throw new InputException($"'{term}': a term is a piece, or two with & between.");
                concept.Terms.Add(pieces);
            }
        }
    }

    // Who has no umlauts on his keyboard writes ae, oe, ue.
    private static IEnumerable<string> SpellingsOf(string term, string language)
    {
        yield return term;
        if (language == "de" && term.AsSpan().ContainsAny("äöü"))
        {
            yield return term.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
                .Replace("ü", "ue", StringComparison.Ordinal);
        }
    }
}
