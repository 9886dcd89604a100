namespace ContactRouter.Mail.Templates;

/// <summary>What a mail says, part by part, before it has a form.</summary>
/// <param name="Language">ISO 639-1 of its texts.</param>
/// <param name="Brand">Who writes.</param>
/// <param name="Footer">Small print, line by line.</param>
internal sealed record MailPage(string Language, string Brand, string Subject, IReadOnlyList<Part> Parts, IReadOnlyList<string> Footer);

/// <summary>A part of a mail.</summary>
/// <param name="Kind">text, facts, list, quote or chat.</param>
/// <param name="Lines">Of a text its lines, of a list its points.</param>
internal sealed record Part(string Kind, IReadOnlyList<string> Lines)
{
    /// <summary>Label and value of each fact; speaker, time and words of each line of a chat.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];

    public static Part Text(string text) => new("text", text.Split('\n'));

    /// <summary>What a person wrote: its paragraphs stay apart.</summary>
    public static IEnumerable<Part> Written(string text) => text.ReplaceLineEndings("\n").Trim().Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(paragraph => Text(paragraph.Trim('\n')));

    public static Part Facts(IEnumerable<IReadOnlyList<string>> rows) => new("facts", []) { Rows = [.. rows] };

    public static Part List(IEnumerable<string> points) => new("list", [.. points]);

    public static Part Chat(IEnumerable<IReadOnlyList<string>> rows) => new("chat", []) { Rows = [.. rows] };
}
