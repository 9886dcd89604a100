using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Senders;

namespace ContactRouter.Mails;

/// <summary>P5: who writes too much by mail is told so once, with the end of his block; forms and programs are told by their answer.</summary>
public static class BlockNotice
{
    /// <param name="message">The one that started the block.</param>
    public static IReadOnlyList<Outgoing> For(ContactMessage message, BudgetStanding standing, DateTimeOffset now)
    {
        // Whoever only claims the address is blocked for himself: its owner is not.
        if (message.Channel != Channel.Mail || message.IsSilent || !message.Verified)
            return [];
        var language = LanguageDetector.Detect(message.Subject, message.Text) ?? MailOrder.FallbackLanguage;
        var mail = new MailOrder(
            $"{message.Id}:{MailOrder.BlockNotice}", MailOrder.BlockNotice, message.Sender.Value, message.SenderName, language, CaseNumber: "", Token: "",
            message.Subject, Desk: "", now)
        {
            ContactId = message.Id.Value,
            InReplyTo = message.MessageId,
            BlockedUntil = standing.BlockedUntil,
            TraceParent = message.TraceParent,
        };
        return [new Outgoing.Mail(mail.ToJson())];
    }
}
