using MimeKit;

namespace ContactRouter.Mail.Inbound;

/// <summary>Makes files of a mail's parts.</summary>
internal static class MailFiles
{
    public static MailFile Of(MimeEntity entity) => entity is MessagePart { Message: { } forwarded }
        ? new MailFile(NameOf(entity) ?? (forwarded.Subject is { Length: > 0 } subject ? subject : "message") + ".eml", () => Written(forwarded))
        : new MailFile(
            NameOf(entity) ?? Unnamed(entity.ContentType),
            () => entity is MimePart { Content: { } content } ? content.Open() : Stream.Null);

    private static string? NameOf(MimeEntity entity)
    {
        var name = entity.ContentDisposition?.FileName ?? entity.ContentType.Name;
        return string.IsNullOrWhiteSpace(name) ? null : name;
    }

    private static string Unnamed(ContentType type) => type switch
    {
        _ when type.IsMimeType("text", "calendar") => "invite.ics",
        _ when MimeTypes.TryGetExtension(type.MimeType, out var extension) => "file" + extension,
        _ => "file",
    };

    // A forwarded mail has no bytes of its own to open: it is written as it was read.
    private static MemoryStream Written(MimeMessage message)
    {
        var stream = new MemoryStream();
        message.WriteTo(stream);
        stream.Position = 0;
        return stream;
    }
}
