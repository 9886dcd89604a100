using MimeKit;

namespace ContactRouter.Mail.Inbound;

/// <summary>A mail as it was received, read. It holds no file: those are read from the delivery when they are opened.</summary>
/// <param name="Headers">All of them, in their order.</param>
/// <param name="Text">The plain text, or that of the HTML where there is none. May be empty.</param>
/// <param name="Files">What came along, in the mail's order.</param>
/// <param name="ContentHash">Of the mail's bytes, in hex: the name of one that has no Message-ID.</param>
public sealed record ReceivedMail(HeaderList Headers, MailHead Head, string Text, IReadOnlyList<MailFile> Files, MailDelivery Delivery, string ContentHash);

/// <summary>What a mail's headers say of whose it is and what it answers.</summary>
/// <param name="From">The writer's address as it stands there, or the empty text.</param>
/// <param name="HasOneAuthor">There is one From header with one address. Programs disagree on whom any other mail is from.</param>
/// <param name="DeliveredTo">Of Delivered-To and X-Original-To: where a mail server of ours put it.</param>
/// <param name="MessageId">Without angle brackets, as all ids here; null where there is none.</param>
/// <param name="References">The oldest first.</param>
public sealed record MailHead(
    string From,
    string FromName,
    bool HasOneAuthor,
    IReadOnlyList<string> DeliveredTo,
    IReadOnlyList<string> To,
    IReadOnlyList<string> Cc,
    string Subject,
    string? MessageId,
    IReadOnlyList<string> InReplyTo,
    IReadOnlyList<string> References);

/// <summary>What the provider says of the delivery.</summary>
/// <param name="EnvelopeFrom">The return path: empty where nobody is to be told of a failure, null where the provider does not say.</param>
/// <param name="Spf">The result for the envelope's sender, such as <c>pass</c>.</param>
/// <param name="Dkim">The results by domain, as they came: <c>{@shop.example : pass}</c>.</param>
/// <param name="SenderIp">Of the server that delivered it.</param>
public sealed record MailDelivery(string? EnvelopeFrom, IReadOnlyList<string> EnvelopeTo, string Spf, string Dkim, string SenderIp);

/// <summary>A file of a mail.</summary>
/// <param name="Name">As its sender called it; for people only.</param>
/// <param name="Open">Its content, decoded as it is read; to be opened one at a time, for all read from the same delivery.</param>
public sealed record MailFile(string Name, Func<Stream> Open);
