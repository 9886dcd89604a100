using System.Security.Cryptography;
using System.Text;
using ContactRouter.Intake;
using ContactRouter.Mail.Templates;
using ContactRouter.Mails;
using ContactRouter.Routing;

namespace ContactRouter.Mail.Outbound;

/// <summary>Makes a mail of an order: its words, and the header that lets an answer find its case and keeps programs from answering. The same order gives the same mail.</summary>
public sealed class MailComposer(MailTemplates templates, OutboundMailOptions options, MailboxOptions mailboxes)
{
    private const int LongestSubject = 200;
    private const int LongestName = 100;

    /// <exception cref="ArgumentException">There is no such template.</exception>
    public OutgoingMail Compose(MailOrder order)
    {
        var written = templates.Write(order);
        var desk = MailboxOf(order.Desk);
        var domain = options.Domain.Length > 0 ? options.Domain : desk[(desk.LastIndexOf('@') + 1)..];
        return new OutgoingMail(
            order.Id,
            new Mailbox(order.From ?? desk, OneLine(options.FromName, LongestName)),
            new Mailbox(order.To, OneLine(order.Name, LongestName)),
            order.Token.Length > 0 ? $"{desk[..desk.LastIndexOf('@')]}+{order.Token}@{domain}" : null,
            SubjectOf(order, written),
            order.Token.Length > 0 ? $"<{order.Token}.{HashOf(order.Id)}@{domain}>" : $"<{HashOf(order.Id)}@{domain}>",
            [.. Headers(order, written.Language)],
            written.Text,
            written.Html,
            order.Template,
            order.CaseNumber);
    }

    private static IEnumerable<KeyValuePair<string, string>> Headers(MailOrder order, string language)
    {
        if (order.IsAutomatic)
        {
            // RFC 3834: an answer to a mail of the customer's, or a mail that a program sent by itself.
            yield return new("Auto-Submitted", order.IsAutomaticAnswer ? "auto-replied" : "auto-generated");
            yield return new("X-Auto-Response-Suppress", "DR, RN, OOF, AutoReply");
        }

        yield return new(LoopHeader.Name, HashOf(order.Id));
        if (order.InReplyTo is { } id && IdOf(id) is { } answered)
        {
            yield return new("In-Reply-To", answered);
            yield return new("References", answered);
        }
    }

    private string MailboxOf(string desk) =>
        desk.Length > 0 && mailboxes.AddressesOf(new Desk(desk)) is [var own, ..] ? own
        : options.From.Length > 0 ? options.From.Trim()
        : mailboxes.Desks.Count > 0 ? mailboxes.Desks[0].Address.Trim()
        : "contact@contact-router.invalid";

    private static string SubjectOf(MailOrder order, WrittenMail written)
    {
        var own = OneLine(SubjectLine.Strip(order.Subject), LongestSubject);
        var subject = written.Subject ?? "Re: " + (own.Length > 0 ? own : written.NoSubject);
        return order.CaseNumber.Length == 0 || subject.Contains(order.CaseNumber, StringComparison.OrdinalIgnoreCase) ? subject : $"{subject} [{order.CaseNumber}]";
    }

    // What the customer's program called its mail goes back only where it has the form of an id: nothing else gets into a header of ours.
    private static string? IdOf(string messageId)
    {
        var inner = messageId.Trim().TrimStart('<').TrimEnd('>');
        return inner.Length is > 2 and < 500 && inner.Contains('@', StringComparison.Ordinal) && !inner.AsSpan().ContainsAnyExceptInRange('!', '~') && !inner.AsSpan().ContainsAny('<', '>')
            ? $"<{inner}>"
            : null;
    }

    /// <summary>Without anything that could end a line of a header.</summary>
    private static string OneLine(string text, int longest)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var isBreak = Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029;
            if (line.Length + rune.Utf16SequenceLength > longest)
                break;
            line.Append(isBreak ? " " : rune.ToString());
        }

        return line.ToString().Trim();
    }

    private static string HashOf(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 12));
}
