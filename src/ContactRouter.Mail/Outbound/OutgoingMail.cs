namespace ContactRouter.Mail.Outbound;

/// <summary>A mail, ready to be handed over.</summary>
/// <param name="Id">Ours: of one id, one mail is sent.</param>
/// <param name="ReplyTo">Null where an answer goes to <paramref name="From"/>.</param>
/// <param name="MessageId">With its angle brackets. A provider may put its own in place of it.</param>
/// <param name="Headers">Beyond those above.</param>
/// <param name="CaseNumber">Empty where it is about none.</param>
public sealed record OutgoingMail(
    string Id,
    Mailbox From,
    Mailbox To,
    string? ReplyTo,
    string Subject,
    string MessageId,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    string Text,
    string Html,
    string Template,
    string CaseNumber);

/// <summary>An address with the name of whom it belongs to, or an empty one.</summary>
public sealed record Mailbox(string Address, string Name);
