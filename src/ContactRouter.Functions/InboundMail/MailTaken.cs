using System.Text.Json.Serialization;

namespace ContactRouter.Functions.InboundMail;

/// <summary>What became of a mail: it need not be delivered again.</summary>
/// <param name="Outcome">accepted, repeat, set-aside, or discarded where a block's share of kept mails is full.</param>
/// <param name="Reason">Why it was set aside: a stable code.</param>
internal sealed record MailTaken(
    string Outcome,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ContactId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? CaseNumber = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Desk = null);
