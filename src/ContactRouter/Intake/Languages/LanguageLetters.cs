namespace ContactRouter.Intake.Languages;

/// <summary>Letters that only some of the languages have. A letter beyond a to z that none of them has speaks for a language that is none of them.</summary>
internal static class LanguageLetters
{
    // In the order of LanguageWords.Codes: en de es fr it nl pl pt.
    private static readonly string[] s_letters =
    [
        "",
        "äöüß",
        "áéíóúñü",
        "àâæçèéêëîïôœùûüÿ",
        "àèéìòù",
        "ëïéèöü",
        "ąćęłńóśźż",
        "áàâãçéêíóôõú",
    ];

    /// <summary>A bit for each language that has the letter; every one for a to z, none for a letter that is none of theirs.</summary>
    public static byte LanguagesOf(char letter)
    {
        if (letter is >= 'a' and <= 'z')
            return byte.MaxValue;
        byte languages = 0;
        for (var language = 0; language < s_letters.Length; language++)
        {
            if (s_letters[language].Contains(letter, StringComparison.Ordinal))
                languages |= (byte)(1 << language);
        }

        return languages;
    }
}
