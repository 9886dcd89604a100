namespace ContactRouter.Events;

/// <summary>The data of <c>contactrouter.contact.routed.v1</c>: a customer's message for a desk. Its schema is docs/schemas/contact.routed.v1.json.</summary>
/// <param name="LinkedCases">Numbers of the cases that belong to the same conversation.</param>
/// <param name="Channel">form, mail, chat or queue.</param>
/// <param name="Text">The whole text, or its first 8 KiB where the event would pass 48 KiB.</param>
/// <param name="TextBlob">The blob of the whole text, where <paramref name="Text"/> is not all of it.</param>
/// <param name="Topic">Null where none was recognised.</param>
/// <param name="Confidence">Of the topic, 0 to 1.</param>
/// <param name="Evidence">The terms that carried the topic.</param>
/// <param name="Checks">What the rules of the procedure found.</param>
/// <param name="Language">ISO 639-1, or null where it was not detected.</param>
/// <param name="Mailbox">The address that a mail was sent to, or null.</param>
/// <param name="Form">The configured form that the message came by, or null.</param>
/// <param name="Sequence">Orders the events of a case, from 1.</param>
public sealed record ContactRouted(
    string ContactId,
    string CaseNumber,
    IReadOnlyList<string> LinkedCases,
    string Channel,
    EventSender Sender,
    string Subject,
    string Text,
    string? TextBlob,
    IReadOnlyList<string> OrderNumbers,
    string? Topic,
    string Desk,
    double Confidence,
    IReadOnlyList<EventEvidence> Evidence,
    IReadOnlyList<EventCheck> Checks,
    IReadOnlyList<EventAttachment> Attachments,
    string? Language,
    string? Mailbox,
    string? Form,
    string Priority,
    IReadOnlyDictionary<string, string> Extra,
    DateTimeOffset ReceivedAt,
    DateTimeOffset DueAt,
    int Sequence);

/// <param name="Verified">The address is proven to be the writer's own.</param>
public sealed record EventSender(string Address, string Name, bool Verified);

public sealed record EventEvidence(string Term, double Weight);

public sealed record EventCheck(string Code, string Rule, string Detail);

/// <param name="Size">In bytes.</param>
/// <param name="Sha256">In lower-case hex.</param>
/// <param name="Blob">The blob's name in the container <c>contacts</c>.</param>
public sealed record EventAttachment(string Name, string ContentType, long Size, string Sha256, string Blob);
