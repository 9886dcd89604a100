using System.Text.Json.Serialization;
using ContactRouter.Storage.Quarantine;

namespace ContactRouter.Functions.Ops;

/// <summary>A page of what was set aside.</summary>
/// <param name="Next">To be given as <c>next</c> for the page behind it; null on the last one. A page may be short, or empty, and have one all the same.</param>
internal sealed record QuarantineEntries(IReadOnlyList<QuarantineEntry> Items, string? Next);

/// <summary>Something that was set aside.</summary>
/// <param name="Source">Where it came from: a queue's name, form or mail.</param>
/// <param name="Reason">undecodable, invalid-message, sender-blocked, poison, honeypot; of mails unreadable, oversize, machine-mail; of mails of ours mail-failed, mail-uncertain.</param>
/// <param name="Detail">What exactly is wrong.</param>
/// <param name="SentAt">When it was put there.</param>
/// <param name="KeptAt">When it was set aside; it is removed a fixed time later.</param>
/// <param name="Size">Of its content, in bytes.</param>
/// <param name="ReleasedAt">When an operator let it in, or null.</param>
/// <param name="ContactId">The message that it became; null where it was not let in, or was put back on its queue.</param>
internal sealed record QuarantineEntry(
    string Id, string Source, string Reason, string Detail, DateTimeOffset SentAt, DateTimeOffset KeptAt, long Size, DateTimeOffset? ReleasedAt, string? ContactId)
{
    public static QuarantineEntry Of(QuarantinedItem item) => new(
        item.Id.Value, item.Source, item.Reason, item.Detail, item.SentAt, item.KeptAt, item.Size, item.Release?.At, item.Release?.Contact?.Value);
}

/// <summary>Something that was set aside, with its content.</summary>
/// <param name="Text">Read as UTF-8; of a long one the first 64 KiB.</param>
internal sealed record QuarantinedContent(QuarantineEntry Item, string Text);

/// <summary>What a released item became.</summary>
/// <param name="ContactId">The message; left out for a mail of ours, which is back on its queue.</param>
/// <param name="CaseNumber">Left out where its case is gone since.</param>
/// <param name="Warning">What the operator has to know, for people: a mail that may have been sent before. Left out where there is nothing.</param>
internal sealed record Released(
    string Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ContactId,
    DateTimeOffset ReleasedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? CaseNumber,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Desk,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Warning = null);
