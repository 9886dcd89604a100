using MimeKit;
using MimeKit.Text;

namespace ContactRouter.Mail.Outbound;

/// <summary>A mail as a file (RFC 5322), for where none is sent.</summary>
public static class MailFile
{
    public static byte[] Write(OutgoingMail mail, DateTimeOffset date)
    {
        using var message = new MimeMessage { Subject = mail.Subject, Date = date, MessageId = mail.MessageId.Trim('<', '>') };
        message.From.Add(new MailboxAddress(mail.From.Name, mail.From.Address));
        message.To.Add(new MailboxAddress(mail.To.Name, mail.To.Address));
        if (mail.ReplyTo is { } replyTo)
            message.ReplyTo.Add(new MailboxAddress(mail.From.Name, replyTo));
        foreach (var (name, value) in mail.Headers)
            message.Headers.Add(name, value);
        message.Body = new MultipartAlternative
        {
            new TextPart(TextFormat.Plain) { Text = mail.Text },
            new TextPart(TextFormat.Html) { Text = mail.Html },
        };
        using var file = new MemoryStream();
        message.WriteTo(file);
        return file.ToArray();
    }
}
