using ContactRouter.Topics.Reading;
using ContactRouter.Training.Corpus;

namespace ContactRouter.Training.Lexicon;

/// <summary>A word, stem or phrase as the codes that a trie walks along.</summary>
/// <param name="IsInner">Whether it may begin within a word.</param>
/// <param name="Codes">The letters; a gap ends a word, <see cref="LetterCodes.AnyEnding"/> stands for whatever it goes on with.</param>
internal sealed record TermPattern(bool IsInner, byte[] Codes)
{
    private const int ShortestStem = 2;
    private static readonly MessageWords s_words = new();

    /// <exception cref="InputException">It can never match, or would match nearly everything.</exception>
    public static TermPattern Parse(string text)
    {
        var codes = new List<byte>();
        var tokens = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isInner = tokens.Length > 0 && tokens[0].StartsWith('*');
        foreach (var (place, token) in tokens.Index())
        {
            if (codes.Count > 0)
                codes.Add(LetterCodes.Gap);
            var isStem = token.EndsWith('*');
            var letters = token.Trim('*');
            if (letters.Contains('*', StringComparison.Ordinal) || (token.StartsWith('*') && place > 0))
                throw new InputException($"'{text}': a star may only end a word, or begin the first one.");
            AddWord(letters, codes, text);
            if (isStem)
                codes.Add(LetterCodes.AnyEnding);
            if (letters.Length < ShortestStem && (isStem || isInner))
                throw new InputException($"'{text}': '{token}' would match nearly every text.");
        }

        if (codes.Count == 0)
            throw new InputException($"'{text}' holds no word.");
        if (codes[^1] != LetterCodes.AnyEnding)
            codes.Add(LetterCodes.Gap);
        return new TermPattern(isInner, [.. codes]);
    }

    private static void AddWord(string letters, List<byte> codes, string text)
    {
        if (letters == "#")
        {
            codes.Add(LetterCodes.Number);
            return;
        }

        MessageScanner.ReadLine(letters, s_words);
        if (s_words.Words.Length == 0)
            throw new InputException($"'{text}': '{letters}' is no word.");
        foreach (var (n, word) in s_words.Words.ToArray().Index())
        {
            if (n > 0)
                codes.Add(LetterCodes.Gap);
            codes.AddRange(s_words.Codes.Slice(word.Start, word.Length));
        }
    }
}
