using ContactRouter.Intake.Languages;
using ContactRouter.Intake.OwnText;

namespace ContactRouter.Intake;

/// <summary>Tells which language a message is in: English, German, Spanish, French, Italian, Dutch, Polish or Portuguese, by its common words and its letters.</summary>
public static class LanguageDetector
{
    /// <summary>ISO 639-1 of all languages that it tells.</summary>
    public static IReadOnlyList<string> Languages => LanguageWords.Codes;

    // Who has not shown his language by then writes several.
    private const int MostCharacters = 4_000;

    // One word that no other of the languages has and one that some share, or as much.
    private const double LeastScore = 1.2;

    // So much of the best one's score the second may have; more is a mixture, or words that both have.
    private const double MostOfBest = 0.7;

    // Of the words, so many must be the language's common ones: of a text in yet another language, some are by chance.
    private const double LeastKnown = 0.25;

    // Of the words, so many may have letters that none of the languages has: names.
    private const double MostForeign = 0.15;

    /// <summary>The ISO 639-1 code, or null where it is not sure: too short, mixed, or none of the eight. Only what the writer wrote himself counts.</summary>
    /// <param name="subject">Counts like a line of the text.</param>
    /// <param name="text">As written, quoted parts included.</param>
    public static string? Detect(string subject, string text)
    {
        var tally = new LanguageTally(stackalloc double[LanguageWords.Codes.Length], stackalloc int[LanguageWords.Codes.Length]);
        tally.Add(subject);
        var read = 0;
        foreach (var line in new OwnLines(text))
        {
            tally.Add(line[..Math.Min(line.Length, MostCharacters - read)]);
            read += line.Length;
            if (read >= MostCharacters)
                break;
        }

        var best = tally.Best(out var score, out var second);
        return score >= LeastScore
            && second <= score * MostOfBest
            && tally.KnownOf(best) >= tally.Words * LeastKnown
            && tally.Foreign <= tally.Words * MostForeign
            ? LanguageWords.Codes[best]
            : null;
    }
}
