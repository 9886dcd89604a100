using ContactRouter.Intake;
using ContactRouter.Procedure;

namespace ContactRouter.Storage.Rows;

/// <summary>A message as its row keeps it.</summary>
/// <param name="Text">Null where it lies in <paramref name="TextBlob"/>.</param>
/// <param name="TextBlob">The blob of a text that is too long for a row, or null.</param>
/// <param name="Attachments">The files handed to the desk.</param>
/// <param name="SetAside">The files that break a rule (P10): kept, not handed on.</param>
public sealed record StoredMessage(
    ContactId Id,
    Channel Channel,
    string Sender,
    string SenderName,
    bool Verified,
    string Subject,
    string? Text,
    string? TextBlob,
    IReadOnlyList<string> OrderNumbers,
    IReadOnlyList<Check> Checks,
    IReadOnlyList<Attachment> Attachments,
    IReadOnlyList<Attachment> SetAside,
    IReadOnlyDictionary<string, string> Extra,
    DateTimeOffset ReceivedAt);
