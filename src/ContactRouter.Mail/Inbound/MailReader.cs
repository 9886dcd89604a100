using System.Security.Cryptography;
using System.Text;
using ContactRouter.Intake;
using MimeKit;

namespace ContactRouter.Mail.Inbound;

/// <summary>Reads a mail from the provider's form, be it the whole mail (raw mode) or its parts (default mode).</summary>
public static class MailReader
{
    /// <summary>The part that holds the whole mail, in raw mode.</summary>
    public const string Raw = "email";

    private const string Headers = "headers";

    // Deeper, a part is taken as it is: nobody wraps a mail so often.
    private static readonly ParserOptions Options = new() { MaxMimeDepth = 64 };

    /// <param name="parts">To be kept open while the mail's files are read.</param>
    /// <returns>Null where the form holds no mail.</returns>
    /// <exception cref="FormatException">There is a mail in it, which cannot be read.</exception>
    public static ReceivedMail? Read(IReadOnlyList<FormPart> parts)
    {
        var form = new ProviderForm(parts);
        if (form.Find(Raw) is { } whole)
            return ReadWhole(form, whole);
        return form.Find(Headers) is not null || form.Find("from") is not null ? ReadParts(form) : null;
    }

    private static ReceivedMail ReadWhole(ProviderForm form, FormPart whole)
    {
        using var hashed = whole.Open();
        var hash = Convert.ToHexStringLower(SHA256.HashData(hashed));
        // Its parts stay where they are, and are read from there.
        var message = new MimeParser(Options, whole.Open(), MimeFormat.Entity, persistent: true).ParseMessage();
        var body = MailBody.Of(message.Body);
        var headers = message.Headers;
        // The parser gives the headers that are about the content to that.
        foreach (var header in message.Body?.Headers ?? [])
            headers.Add(header.Clone());
        return new ReceivedMail(headers, MailHeads.Of(headers), Cut(body.Text), body.Files, form.Delivery(), hash);
    }

    private static ReceivedMail ReadParts(ProviderForm form)
    {
        var headers = ReadHeaders(form);
        var text = TextOf(form, "text", isHtml: false);
        var html = text.Length > 0 ? "" : TextOf(form, "html", isHtml: true);
        var files = form.Files.Select(part => FileOf(part, form.NameOf(part.Name) ?? part.FileName!)).ToList();
        var wrapped = files.Select(file => file.Wrapped).OfType<MailBody>().FirstOrDefault(inner => inner.Text.Length > 0);
        var body = text.Length > 0 ? text : html.Length > 0 ? html : wrapped?.Text ?? "";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', headers.Select(header => header.ToString()).Append(body))));
        return new ReceivedMail(
            headers, MailHeads.Of(headers), Cut(body), [.. files.SelectMany(file => file.Files)], form.Delivery(), Convert.ToHexStringLower(hash));
    }

    // Outlook's wrapper is opened in either mode.
    private static (IReadOnlyList<MailFile> Files, MailBody? Wrapped) FileOf(FormPart part, string name)
    {
        if (!name.EndsWith("winmail.dat", StringComparison.OrdinalIgnoreCase))
            return ([new MailFile(name, part.Open)], null);
        var inner = MailBody.Of(new MimeKit.Tnef.TnefPart { Content = new MimeContent(part.Open()), FileName = name });
        return (inner.Files, inner);
    }

    private static HeaderList ReadHeaders(ProviderForm form)
    {
        var headers = new HeaderList();
        if (form.Find(Headers) is { } part)
        {
            using var content = part.Open();
            headers = HeaderList.Load(Options, content);
        }

        // Without them, the fields say who it is from and about what.
        foreach (var (header, field) in new[] { ("From", "from"), ("To", "to"), ("Cc", "cc"), ("Subject", "subject") })
        {
            if (!headers.Contains(header) && form.Find(field) is { } given && FieldText(given, form.CharsetOf(field)) is { Length: > 0 } value)
                headers.Add(new Header(Encoding.UTF8, header, value));
        }

        return headers;
    }

    private static string FieldText(FormPart part, string? charset)
    {
        using var content = part.Open();
        return MailBody.TextOf(content, charset, isHtml: false).ReplaceLineEndings(" ");
    }

    private static string TextOf(ProviderForm form, string name, bool isHtml)
    {
        if (form.Find(name) is not { } part)
            return "";
        using var content = part.Open();
        return MailBody.TextOf(content, form.CharsetOf(name), isHtml);
    }

    private static string Cut(string text) => MailHeads.FirstOf(text, ContactRules.MaxTextLength);
}
