using ContactRouter.Senders;
using ContactRouter.Topics;

namespace ContactRouter.Intake;

/// <summary>A contact request's fields, clean and within the rules.</summary>
public sealed record CheckedFields(
    SenderAddress Sender,
    string SenderName,
    string Subject,
    string Text,
    string OrderNumber,
    Topic? Chosen,
    IReadOnlyDictionary<string, string> Extra)
{
    /// <summary>The message that the decision is made about.</summary>
    public ContactMessage ToMessage(ContactId id, Channel channel, bool verified, IReadOnlyList<Attachment> attachments, string? traceParent) =>
        new(id, channel, Sender, SenderName, verified, Subject, Text, OrderNumber, Chosen, attachments, Extra, traceParent);
}
