using System.Text.RegularExpressions;
using ContactRouter.Intake;
using MimeKit;
using MimeKit.Text;
using MimeKit.Tnef;

namespace ContactRouter.Mail.Inbound;

/// <summary>Takes a mail's MIME tree apart: what was written, and the files that came along. What is signed or encrypted stays as it is.</summary>
internal sealed partial class MailBody
{
    /// <summary>Of one part of text, in bytes. A million characters count; HTML takes several bytes for each.</summary>
    private const int MostTextBytes = 8 * 1024 * 1024;

    private readonly List<string> texts = [];
    private readonly List<MailFile> files = [];

    /// <summary>What Outlook wrapped up (winmail.dat); it counts where nothing is outside.</summary>
    private string wrapped = "";

    public IReadOnlyList<MailFile> Files => files;

    public string Text => texts.Count > 0 ? string.Join("\n\n", texts) : wrapped;

    public static MailBody Of(MimeEntity? entity)
    {
        var body = new MailBody();
        if (entity is not null)
            body.Read(entity, isAlone: true);
        return body;
    }

    /// <summary>What one text part says.</summary>
    public static string TextOf(TextPart part)
    {
        if (part.Content is null)
            return "";
        using var content = part.Content.Open();
        return TextOf(content, part.ContentType.Charset, part.IsHtml, part);
    }

    /// <summary>What a text of the provider's form says.</summary>
    public static string TextOf(Stream content, string? charset, bool isHtml, TextPart? part = null)
    {
        var text = TextDecoding.Decode(FirstBytes(content), charset);
        if (isHtml)
            text = HtmlText.Of(text);
        else if (part is { IsFlowed: true })
            text = Unflow(text, part);
        return TextCleaning.Clean(text);
    }

    private static ReadOnlySpan<byte> FirstBytes(Stream content)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (bytes.Length < MostTextBytes && content.Read(buffer) is var read and > 0)
            bytes.Write(buffer, 0, read);
        return bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
    }

    private void Read(MimeEntity entity, bool isAlone)
    {
        switch (entity)
        {
            case Multipart alternative when alternative.ContentType.IsMimeType("multipart", "alternative"):
                ReadAlternative(alternative);
                break;
            case Multipart multipart:
                foreach (var child in multipart)
                    Read(child, isAlone: false);
                break;
            case TnefPart tnef:
                ReadWrapped(tnef);
                break;
            case TextPart text when IsBody(text, isAlone):
                Add(TextOf(text));
                break;
            case MimePart { Content: { } content } unknown when isAlone && HasNoType(unknown):
                using (var text = content.Open())
                    Add(TextOf(text, charset: null, isHtml: false));
                break;
            default:
                files.Add(MailFiles.Of(entity));
                break;
        }
    }

    // RFC 2045, 5.2: what cannot be read as a type is none, and what has none is text.
    private static bool HasNoType(MimePart part) =>
        part.ContentDisposition is null && part.Headers[HeaderId.ContentType] is { } type && !ContentType.TryParse(type, out _);

    // The writer's program made the plain text from what he saw; only where it left that empty does another form count. Files in any form are kept.
    private void ReadAlternative(Multipart alternative)
    {
        var forms = new List<(string Text, bool IsPlain)>();
        foreach (var child in alternative)
        {
            var form = new MailBody();
            form.Read(child, isAlone: true);
            files.AddRange(form.files);
            forms.Add((form.Text, child is TextPart { IsPlain: true }));
        }

        var written = forms.Where(form => form.Text.Length > 0).ToList();
        if (written.Count > 0)
            Add((written.Exists(form => form.IsPlain) ? written.First(form => form.IsPlain) : written[^1]).Text);
    }

    private void ReadWrapped(TnefPart tnef)
    {
        try
        {
            var inner = Of(tnef.ConvertToMessage().Body);
            wrapped = wrapped.Length > 0 ? wrapped : inner.Text;
            files.AddRange(inner.files);
            if (inner.Text.Length == 0 && inner.files.Count == 0)
                files.Add(MailFiles.Of(tnef));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The format is read as far as it is sound; a broken one is a file like any other.
            files.Add(MailFiles.Of(tnef));
        }
    }

    private void Add(string text)
    {
        if (text.Length > 0)
            texts.Add(text);
    }

    private static bool IsBody(TextPart part, bool isAlone) =>
        part.ContentDisposition?.IsAttachment != true
        && (isAlone || string.IsNullOrEmpty(part.FileName))
        && part.ContentType.MediaSubtype.ToLowerInvariant() is "plain" or "html" or "enriched" or "markdown";

    // The mark above a signature ends with a blank, too, but does not flow into the next line (RFC 3676, 4.3).
    private static string Unflow(string text, TextPart part)
    {
        var flowed = new FlowedToText { DeleteSpace = string.Equals(part.ContentType.Parameters["delsp"], "yes", StringComparison.OrdinalIgnoreCase) };
        return string.Join("-- \n", SignatureMark().Split(text).Select(flowed.Convert));
    }

    [GeneratedRegex("^-- \r?\n", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex SignatureMark();
}
