using System.Text;
using System.Text.Json.Nodes;
using ContactRouter.Mail.Inbound;
using MimeKit;

namespace ContactRouter.Mail.Tests;

/// <summary>Makes the form by which SendGrid delivers a mail, in raw and in default mode.</summary>
internal static class SendGridForm
{
    // The parser looks once, when it is first used, which encodings there are.
    public static IReadOnlyList<FormPart> Raw(byte[] mail, MailDelivery delivery) => [.. Common(delivery), Part("email", mail)];

    /// <summary>Takes the mail apart: headers as they are, the first text of each kind in its own encoding, and every other part as a file.</summary>
    public static IReadOnlyList<FormPart> Default(byte[] mail, MailDelivery delivery)
    {
        var message = MimeMessage.Load(new MemoryStream(mail));
        var texts = message.BodyParts.OfType<TextPart>().Where(part => !part.IsAttachment && string.IsNullOrEmpty(part.FileName)).ToList();
        var plain = texts.FirstOrDefault(part => part.IsPlain);
        var html = texts.FirstOrDefault(part => part.IsHtml);
        var charsets = new JsonObject { ["subject"] = "UTF-8", ["from"] = "UTF-8", ["to"] = "UTF-8" };
        var parts = new List<FormPart>(Common(delivery)) { Part("headers", HeaderBytes(mail)) };
        foreach (var (name, text) in new[] { ("text", plain), ("html", html) })
        {
            if (text is null)
                continue;
            parts.Add(Part(name, Decoded(text)));
            if (text.ContentType.Charset is { } charset)
                charsets[name] = charset;
        }

        parts.Add(Part("charsets", charsets.ToJsonString()));
        AddFiles(parts, [.. message.BodyParts.Where(part => part != plain && part != html)]);
        return parts;
    }

    private static void AddFiles(List<FormPart> parts, IReadOnlyList<MimeEntity> files)
    {
        var info = new JsonObject();
        for (var i = 0; i < files.Count; i++)
        {
            var name = files[i].ContentDisposition?.FileName ?? files[i].ContentType.Name ?? "";
            var content = Decoded((MimePart)files[i]);
            parts.Add(new FormPart($"attachment{i + 1}", name, () => new MemoryStream(content)));
            info[$"attachment{i + 1}"] = new JsonObject { ["filename"] = name, ["name"] = name, ["type"] = files[i].ContentType.MimeType };
        }

        parts.Add(Part("attachments", $"{files.Count}"));
        parts.Add(Part("attachment-info", info.ToJsonString()));
    }

    private static IEnumerable<FormPart> Common(MailDelivery delivery)
    {
        var to = new JsonArray([.. delivery.EnvelopeTo.Select(address => JsonValue.Create(address))]);
        yield return Part("envelope", new JsonObject { ["to"] = to, ["from"] = delivery.EnvelopeFrom }.ToJsonString());
        yield return Part("SPF", delivery.Spf);
        yield return Part("dkim", delivery.Dkim);
        yield return Part("sender_ip", delivery.SenderIp);
    }

    private static byte[] HeaderBytes(byte[] mail)
    {
        var end = mail.AsSpan().IndexOf("\r\n\r\n"u8);
        var bare = mail.AsSpan().IndexOf("\n\n"u8);
        return end >= 0 ? mail[..(end + 2)] : bare >= 0 ? mail[..(bare + 1)] : mail;
    }

    private static byte[] Decoded(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        return content.ToArray();
    }

    private static FormPart Part(string name, string value) => Part(name, Encoding.UTF8.GetBytes(value));

    private static FormPart Part(string name, byte[] value) => new(name, FileName: null, () => new MemoryStream(value));
}
