using MimeKit.Text;

namespace ContactRouter.Mail.Inbound;

/// <summary>What tags mean in mails, mail programs' own marks among them.</summary>
internal static class HtmlTags
{
    /// <summary>How far a tag sets apart what is before and behind it: 0 not at all, 1 a new line, 2 an empty one between.</summary>
    public static int BreaksOf(string name, HtmlTagToken tag) => name switch
    {
        // Outlook's paragraphs are lines; an empty one between them is a paragraph of its own.
        "p" => tag.IsEndTag || IsTight(tag) ? 1 : 2,
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "blockquote" or "table" => tag.IsEndTag ? 1 : 2,
        "div" or "tr" or "ul" or "ol" or "li" or "hr" or "pre" or "center" or "section" or "article" or "header" or "footer" or "dl" or "dt" or "dd" or "form" or "body" => 1,
        _ => 0,
    };

    /// <summary>Its content is not for reading.</summary>
    public static bool IsHidden(string name, HtmlTagToken tag) =>
        name is "script" or "style" or "title" or "template" or "select" or "svg" or "object"
        || (!IsVoid(name) && Value(tag, "style") is { } style && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase));

    /// <summary>A mail program set it, around what is answered. Others are the writer's own indentation.</summary>
    public static bool IsQuotedMail(HtmlTagToken tag) =>
        string.Equals(Value(tag, "type"), "cite", StringComparison.OrdinalIgnoreCase)
        || Contains(tag, "class", "quote")
        || Contains(tag, "style", "border-left");

    /// <summary>As Gmail, Outlook, Apple Mail, Thunderbird and Yahoo mark signatures.</summary>
    public static bool IsSignature(HtmlTagToken tag) =>
        (Value(tag, "class") ?? "").Split(' ').Any(name => name is "gmail_signature" or "moz-signature" or "ydp-signature" or "protonmail_signature_block")
        || Value(tag, "id") is "Signature" or "ms-outlook-mobile-signature" or "AppleMailSignature" or "lineBreakAtBeginningOfSignature";

    private static bool IsTight(HtmlTagToken tag) =>
        (Value(tag, "class")?.StartsWith("Mso", StringComparison.OrdinalIgnoreCase) ?? false)
        || (Value(tag, "style")?.Replace(" ", "", StringComparison.Ordinal).Contains("margin:0", StringComparison.OrdinalIgnoreCase) ?? false);

    private static bool IsVoid(string name) => name is "br" or "img" or "hr" or "input" or "meta" or "link" or "col" or "area" or "base" or "wbr" or "source";

    private static bool Contains(HtmlTagToken tag, string attribute, string part) =>
        Value(tag, attribute)?.Contains(part, StringComparison.OrdinalIgnoreCase) ?? false;

    private static string? Value(HtmlTagToken tag, string attribute) =>
        tag.Attributes.FirstOrDefault(entry => entry.Name.Equals(attribute, StringComparison.OrdinalIgnoreCase))?.Value;
}
