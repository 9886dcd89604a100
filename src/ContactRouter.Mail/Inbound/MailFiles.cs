using MimeKit;

namespace ContactRouter.Mail.Inbound;

/// <summary>Makes files of a mail's parts.</summary>
internal static class MailFiles
{
    // RFC 5322, 2.3.
    private static readonly FormatOptions AsSent = WithLineEnds(NewLineFormat.Dos);

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

    // A forwarded mail has no bytes of its own to open: it is written as it was read, and not into memory, for it may hold films.
    private static FileStream Written(MimeMessage message)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 64 * 1024, FileOptions.DeleteOnClose);
        message.WriteTo(AsSent, file);
        file.Position = 0;
        return file;
    }

    private static FormatOptions WithLineEnds(NewLineFormat format)
    {
        var options = FormatOptions.Default.Clone();
        options.NewLineFormat = format;
        return options;
    }
}
