using System.Buffers;
using System.Collections.Frozen;

namespace ContactRouter.Intake.OwnText;

/// <summary>What mail programs and writers put around a text in English, German, Spanish, French, Italian, Dutch, Polish and Portuguese.</summary>
internal static class MailWords
{
    /// <summary>Whole lines that close a letter, without the comma behind them.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SignOffs = SetOf(
        """
        regards|kind regards|kindest regards|best regards|warm regards|many regards|with regards|with kind regards|with best regards|thanks and regards
        thanks & regards|many thanks and kind regards|best|best wishes|with best wishes|all the best|sincerely|sincerely yours|yours sincerely
        yours faithfully|yours truly|respectfully|cordially|greetings|cheers|br|rgds
        mit freundlichen grüßen|mit freundlichen grüssen|mit freundlichen gruessen|mit freundlichem gruß|mit freundlichem gruss|freundliche grüße
        freundliche grüsse|freundlicher gruß|mit besten grüßen|mit besten grüssen|mit bestem gruß|beste grüße|beste grüsse|viele grüße|viele grüsse
        liebe grüße|liebe grüsse|herzliche grüße|herzliche grüsse|schöne grüße|schönen gruß|grüße|grüsse|gruß|gruss|hochachtungsvoll|mfg|lg|vg|bg
        saludos|un saludo|saludos cordiales|cordiales saludos|un cordial saludo|reciba un cordial saludo|reciban un cordial saludo|muchos saludos
        gracias y saludos|muchas gracias y un saludo|atentamente|muy atentamente|atte|cordialmente|un abrazo
        cordialement|bien cordialement|très cordialement|bien à vous|salutations|sincères salutations|meilleures salutations|cordiales salutations
        salutations distinguées|respectueusement|amicalement|bonne journée|cdlt|cdt
        cordiali saluti|distinti saluti|saluti|un saluto|tanti saluti|un cordiale saluto|i migliori saluti|grazie e saluti|buona giornata
        met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|vriendelijke groeten|met hartelijke groet|hartelijke groet|hartelijke groeten
        groet|groeten|groetjes|hoogachtend|mvg
        z poważaniem|z wyrazami szacunku|pozdrawiam|pozdrawiam serdecznie|serdecznie pozdrawiam|pozdrowienia|z pozdrowieniami|łączę pozdrowienia
        atenciosamente|atentamente|cumprimentos|melhores cumprimentos|com os melhores cumprimentos|os melhores cumprimentos|cordiais cumprimentos
        saudações|abraço|um abraço|att
        """);

    /// <summary>What stands between the dashes of the rule above a copied mail.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CopyRules = SetOf(
        """
        original message|original mail|original email|original e-mail|forwarded message|ursprüngliche nachricht|originalnachricht|original-nachricht
        original nachricht|weitergeleitete nachricht|mensaje original|mensaje reenviado|message d'origine|message d’origine|message original
        message transféré|messaggio originale|messaggio inoltrato|oorspronkelijk bericht|origineel bericht|doorgestuurd bericht|wiadomość oryginalna
        oryginalna wiadomość|wiadomość przekazana|przekazana wiadomość|treść przekazanej wiadomości|mensagem original|mensagem encaminhada
        mensagem reencaminhada|mensagem reenviada
        """);

    /// <summary>Lines of Apple's programs above the head of a copied mail.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CopyAnnouncements = SetOf(
        """
        begin forwarded message|anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail|inicio del mensaje reenviado
        début du message transféré|début du message réexpédié|inizio messaggio inoltrato|begin doorgestuurd bericht|początek przekazywanej wiadomości
        rozpoczęcie przekazywanej wiadomości|início da mensagem encaminhada|início da mensagem reencaminhada
        """);

    /// <summary>The labels in the head of a copied mail.</summary>
    public static readonly FrozenDictionary<string, HeadLabels>.AlternateLookup<ReadOnlySpan<char>> Labels =
        new Dictionary<HeadLabels, string>
        {
            [HeadLabels.From] = "from|von|de|da|van|od",
            [HeadLabels.Date] = "sent|date|gesendet|datum|enviado|enviado el|enviada|enviada em|enviado em|fecha|envoyé|envoyé le|inviato|data|verzonden|wysłano|wysłane",
            [HeadLabels.Subject] = "subject|betreff|asunto|objet|oggetto|onderwerp|temat|assunto",
            [HeadLabels.Other] = "to|cc|bcc|reply-to|importance|an|antwort an|kopie|para|responder a|à|a|copie|aan|do|dw|udw",
        }
        .SelectMany(pair => pair.Value.Split('|').Select(label => KeyValuePair.Create(label, pair.Key)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What the line above a quote begins with, before its date.</summary>
    public static readonly string[] AttributionOpeners = ["On ", "Am ", "Le ", "El ", "Il ", "Op ", "Em ", "Em: ", "A ", "No dia ", "W dniu ", "Dnia "];

    /// <summary>"Wrote", as that line ends with it, before the colon.</summary>
    public static readonly string[] WroteAtEnd =
        ["wrote", "schrieb", "escribió", "a écrit", "ha scritto", "schreef", "napisał(a)", "napisał", "napisała", "pisze", "escreveu"];

    /// <summary>"Wrote", as the name stands behind it, or the date behind both.</summary>
    public static readonly string[] WroteInside =
        [" wrote on ", " schrieb ", " escribió el ", " a écrit le ", " ha scritto il ", " schreef ", " napisał(a) w dniu ", " escreveu em ", " escreveu no dia "];

    /// <summary>What the line begins with that a telephone's mail program adds; it names one of <see cref="Devices"/>.</summary>
    public static readonly string[] DeviceOpenings =
    [
        "Sent from ", "Sent via ", "Get Outlook ", "Gesendet von ", "Gesendet mit ", "Gesendet über ", "Holen Sie sich Outlook ", "Outlook für iOS",
        "Outlook für Android", "Enviado desde ", "Obtener Outlook ", "Envoyé de ", "Envoyé depuis ", "Envoyé à partir ", "Télécharger Outlook ",
        "Obtenir Outlook ", "Obtenez Outlook ", "Inviato da", "Scarica Outlook ", "Ottieni Outlook ", "Verstuurd vanaf ", "Verstuurd met ",
        "Verzonden vanaf ", "Verzonden met ", "Outlook voor iOS", "Outlook voor Android", "Download Outlook ", "Wysłane z ", "Wysłano z ",
        "Pobierz Outlook ", "Pobierz program Outlook ", "Pobierz aplikację Outlook ", "Enviado do ", "Enviado de ", "Enviado a partir ",
        "Obter o Outlook ", "Obtenha o Outlook ", "Baixar o Outlook ",
    ];

    public static readonly string[] Devices =
    [
        "phone", "ipad", "android", "samsung", "galaxy", "huawei", "xiaomi", "pixel", "blackberry", "tablet", "smartfon", "handy", "mobil", "mobiel", "móvil",
        "telefon", "teléfono", "téléphone", "telemóvel", "celular", "komórk", "outlook", "gmail", "protonmail", "proton mail", "yahoo", "gmx", "web.de",
        "windows",
    ];

    /// <summary>"Order", for a line that names one is no contact line.</summary>
    public static readonly string[] Orders = ["order", "bestell", "auftrag", "pedido", "commande", "ordine", "zamówieni", "encomenda"];

    /// <summary>What a postscript begins with.</summary>
    public static readonly string[] Postscripts = ["PS", "P.S", "P. S", "PPS", "P.P.S", "NB", "N.B"];

    // ContainsAnyInRange('0', '9') allocates until the runtime has compiled it anew.
    public static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SetOf(string lines) =>
        lines.Split(['|', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
