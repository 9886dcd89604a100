using MimeKit;

namespace ContactRouter.Mail.Inbound;

/// <summary>A sign that a program wrote a mail.</summary>
/// <param name="Class">bounce, auto-reply, list or own-loop.</param>
/// <param name="Reason">The sign itself, for people.</param>
public sealed record MachineSign(string Class, string Reason);

/// <summary>
/// Tells mail of programs from that of people (RFC 3834, RFC 3464, RFC 2919, and what mail programs add of their own). Such mail is kept, but never answered:
/// two programs must not write to each other.
/// </summary>
public static class MachineMail
{
    public const string Bounce = "bounce";
    public const string AutoReply = "auto-reply";
    public const string List = "list";
    public const string OwnLoop = "own-loop";

    private static readonly string[] AutoReplyHeaders =
        ["X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Autoresponse", "X-AutoReply-From", "X-Mail-Autoreply"];

    private static readonly string[] PrecedenceHeaders = ["Precedence", "X-Precedence"];
    private static readonly string[] ListHeaders = ["List-Id", "List-Unsubscribe"];
    private static readonly string[] AutoPrecedences = ["auto_reply", "bulk", "junk", "list"];

    /// <returns>Null where a person may have written it.</returns>
    public static MachineSign? ClassOf(ReceivedMail mail, OwnAddresses own) =>
        LoopSign(mail, own) ?? BounceSign(mail) ?? AutoReplySign(mail.Headers) ?? NullPathSign(mail) ?? ListSign(mail.Headers);

    /// <summary>Its sender asks that no program answers. That is no proof of a program: Exchange writes it into mails of people as well.</summary>
    public static bool ForbidsAnswers(ReceivedMail mail) =>
        Value(mail.Headers, "X-Auto-Response-Suppress") is { } suppressed && !suppressed.Equals("None", StringComparison.OrdinalIgnoreCase);

    private static MachineSign? LoopSign(ReceivedMail mail, OwnAddresses own)
    {
        if (Has(mail.Headers, LoopHeader.Name))
            return new MachineSign(OwnLoop, $"{LoopHeader.Name} is there: it is a mail of ours.");
        if (mail.Head.MessageId is { } id && own.IsOurDomain(id))
            return new MachineSign(OwnLoop, "Its Message-ID is of our domain.");
        if (own.IsMailbox(mail.Head.From))
            return new MachineSign(OwnLoop, "It is from an address of ours.");
        return Has(mail.Headers, "X-Loop") ? new MachineSign(OwnLoop, "X-Loop is there.") : null;
    }

    private static MachineSign? BounceSign(ReceivedMail mail)
    {
        if (ContentType.TryParse(Value(mail.Headers, "Content-Type") ?? "", out var type) && type.IsMimeType("multipart", "report")
            && string.Equals(type.Parameters["report-type"], "delivery-status", StringComparison.OrdinalIgnoreCase))
            return new MachineSign(Bounce, "It is a report on a delivery.");
        if (Has(mail.Headers, "X-Failed-Recipients"))
            return new MachineSign(Bounce, "X-Failed-Recipients is there.");
        var local = mail.Head.From.Split('@')[0].ToLowerInvariant();
        return local is "mailer-daemon" or "postmaster" ? new MachineSign(Bounce, $"It is from {local}.") : null;
    }

    private static MachineSign? AutoReplySign(HeaderList headers)
    {
        // Behind a semicolon stand parameters (RFC 3834, 5.2).
        if (Value(headers, "Auto-Submitted") is { } submitted && !submitted.Split(';', '(')[0].Trim().Equals("no", StringComparison.OrdinalIgnoreCase))
            return new MachineSign(AutoReply, $"Auto-Submitted: {Short(submitted)}.");
        if (AutoReplyHeaders.FirstOrDefault(name => Has(headers, name)) is { } found)
            return new MachineSign(AutoReply, $"{found} is there.");
        foreach (var name in PrecedenceHeaders)
        {
            if (Value(headers, name) is { } precedence && AutoPrecedences.Contains(precedence, StringComparer.OrdinalIgnoreCase))
                return new MachineSign(AutoReply, $"{name}: {precedence}.");
        }

        return null;
    }

    // Vacation replies have no return path either (RFC 3834, 3.3): what a mail says of itself goes before.
    private static MachineSign? NullPathSign(ReceivedMail mail) =>
        mail.Delivery.EnvelopeFrom?.Trim() is "" or "<>" || Value(mail.Headers, "Return-Path") == "<>"
            ? new MachineSign(Bounce, "Its return path is empty.")
            : null;

    private static MachineSign? ListSign(HeaderList headers) =>
        ListHeaders.FirstOrDefault(name => Has(headers, name)) is { } found ? new MachineSign(List, $"{found} is there.") : null;

    private static bool Has(HeaderList headers, string name) => headers.Contains(name);

    private static string? Value(HeaderList headers, string name) => headers[name]?.Trim();

    private static string Short(string value) => value.Length <= 40 ? value : value[..40];
}
