namespace ContactRouter.Topics.Reading;

/// <summary>Lines of a letter that say nothing of what it is about: the greeting above it and the legal footer below.</summary>
internal static class Furniture
{
    private const int LongestGreeting = 60;
    private const int ShortestFooter = 40;

    private static readonly string[] s_greetings =
    [
        "hello", "hi", "hey", "dear", "good morning", "good afternoon", "good evening", "good day", "greetings", "to whom it may concern",
        "hallo", "guten tag", "guten morgen", "guten abend", "sehr geehrte", "liebe", "werte", "moin", "servus", "grüezi",
        "hola", "buenos días", "buenas tardes", "buenos dias", "buenas", "estimad", "muy señores",
        "bonjour", "bonsoir", "madame", "monsieur", "cher", "chère",
        "buongiorno", "buonasera", "salve", "gentil", "spett", "ciao", "egregi",
        "goedemorgen", "goedemiddag", "goedenavond", "goedendag", "geachte", "beste",
        "dzień dobry", "dzien dobry", "szanowni", "szanowna", "szanowny", "witam", "cześć",
        "olá", "ola", "bom dia", "boa tarde", "boa noite", "prezad", "caro", "cara", "exmo",
    ];

    private static readonly string[] s_footers =
    [
        "this e-mail", "this email", "this message and any", "this message is intended", "confidentiality notice", "the information contained in this",
        "diese e-mail", "diese nachricht ist vertraulich", "este correo", "este mensaje", "ce message", "ce courriel", "cet e-mail",
        "questa e-mail", "questo messaggio", "deze e-mail", "dit bericht", "ta wiadomość", "niniejsza wiadomość", "esta mensagem", "este e-mail",
        "please consider the environment", "bitte denken sie an die umwelt",
    ];

    private static readonly string[] s_legalWords =
    [
        "confidential", "intended", "privileged", "vertraulich", "confidencial", "confidentiel", "riservat", "vertrouwelijk", "poufn", "environment", "umwelt",
    ];

    /// <summary>Whether a letter's first line greets and says no more.</summary>
    public static bool IsGreeting(ReadOnlySpan<char> line) =>
        line.Length <= LongestGreeting && line[^1] is ',' or '!' or ':' or '-' && !line[..^1].ContainsAny(".?!;") && BeginsWithAny(line, s_greetings);

    /// <summary>Whether a legal footer begins: whom the mail is meant for, and what others must not do with it.</summary>
    public static bool IsLegalFooter(ReadOnlySpan<char> line)
    {
        if (line.Length < ShortestFooter || !BeginsWithAny(line, s_footers))
            return false;
        foreach (var word in s_legalWords)
        {
            if (line.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool BeginsWithAny(ReadOnlySpan<char> line, string[] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (line.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
