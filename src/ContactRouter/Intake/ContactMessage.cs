using ContactRouter.Cases;
using ContactRouter.Chats;
using ContactRouter.Notices;
using ContactRouter.Senders;
using ContactRouter.Topics;

namespace ContactRouter.Intake;

/// <summary>A message that passed validation: what the decision is made about.</summary>
/// <param name="Sender">In the form of <see cref="SenderAddress"/>.</param>
/// <param name="SenderName">As the writer gave it, or empty.</param>
/// <param name="Verified">The address is proven to be the writer's own.</param>
/// <param name="OrderNumber">As typed into the form's own field, or empty.</param>
/// <param name="Chosen">The topic that the writer picked, or null.</param>
/// <param name="Attachments">All files that came along, in the writer's order; the decision says which are within the rule (P10).</param>
/// <param name="Extra">Fields that mean nothing to us: handed on to the desk as they came.</param>
/// <param name="TraceParent">The W3C trace that the message belongs to, or null.</param>
public sealed record ContactMessage(
    ContactId Id,
    Channel Channel,
    SenderAddress Sender,
    string SenderName,
    bool Verified,
    string Subject,
    string Text,
    string OrderNumber,
    Topic? Chosen,
    IReadOnlyList<Attachment> Attachments,
    IReadOnlyDictionary<string, string> Extra,
    string? TraceParent)
{
    /// <summary>Files beyond the number that is taken in: listed with what is set aside. They lie in the mail as it was received.</summary>
    public IReadOnlyList<Attachment> AttachmentsBeyond { get; init; } = [];

    /// <summary>The configured form that it came by, or null.</summary>
    public string? Form { get; init; }

    /// <summary>The address of ours that a mail was sent to, or null for what came by another door.</summary>
    public string? Mailbox { get; init; }

    /// <summary>
    /// The network that an unproven writer writes from, or null for a proven one: his budget is that of the address from this network, so that nobody
    /// can use up somebody else's.
    /// </summary>
    public string? Network { get; init; }

    /// <summary>The name that its sender's program gave it (Idempotency-Key, webhook-id), or null where its content has to serve.</summary>
    public RepeatKey? Key { get; init; }

    /// <summary>What may tell the case that it answers, in the order of trust.</summary>
    public IReadOnlyList<ThreadSign> Thread { get; init; } = [];

    /// <summary>Its own Message-ID as <see cref="Cases.MailId"/> keeps it, so that replies to it find its case; null where it is no mail.</summary>
    public string? MailId { get; init; }

    /// <summary>The blob of the mail as it was received, or null where it is no mail.</summary>
    public string? MailBlob { get; init; }

    /// <summary>Its own Message-ID as it stands in its header, so that our answer names it; null where it is no mail.</summary>
    public string? MessageId { get; init; }

    /// <summary>Nobody must be answered by it: machines, and who asked not to be.</summary>
    public bool IsSilent { get; init; }

    /// <summary>
    /// What kind of program wrote it (bounce, auto-reply, list, own-loop), or null where a person did. It has a budget of its own, only ever joins a case, and
    /// neither reopens one nor starts its clock.
    /// </summary>
    public string? MachineClass { get; init; }

    /// <summary>It is no customer's message but the wholesaler's notice to him (P15), or null.</summary>
    public Notice? Notice { get; init; }

    /// <summary>It is what was said in a chat, or null. Its text is the whole of that.</summary>
    public ChatTranscript? Transcript { get; init; }

    /// <summary>It neither counts nor is refused (P5): an operator let it in, or it was counted before.</summary>
    public bool IsReleased { get; init; }

    /// <summary>The blob of the whole text, where that is too long for an event or a row.</summary>
    public string TextBlobName => $"{Id.Sender}/{Id}/text";

    /// <summary>The blob of a mail as it was received, where it was not too long to wait for its name.</summary>
    public static string MailBlobNameOf(ContactId id) => $"{id.Sender}/{id}/mail";

    /// <summary>The blob of the n-th file.</summary>
    public static string BlobNameOf(ContactId id, int n) => $"{id.Sender}/{id}/{n}";
}
