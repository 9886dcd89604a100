using System.Text.Json.Serialization;
using ContactRouter.Mail.Outbound;

namespace ContactRouter.Functions.MailEvents;

/// <summary>An event as SendGrid tells it; what we do not need of it is left unread.</summary>
/// <param name="Id">Its own name: the same each time it is told.</param>
/// <param name="Kind">delivered, deferred, bounce, dropped, spamreport, and others that say nothing of delivery.</param>
/// <param name="Mail">The id that we gave the mail; null for mails of others on the same account.</param>
/// <param name="Reason">The receiving server's words, or SendGrid's.</param>
internal sealed record MailEvent(
    [property: JsonPropertyName("sg_event_id")] string? Id,
    [property: JsonPropertyName("event")] string? Kind,
    [property: JsonPropertyName(SendGridSender.IdArgument)] string? Mail,
    [property: JsonPropertyName("reason")] string? Reason,
    [property: JsonPropertyName("timestamp")] long Timestamp);

[JsonSerializable(typeof(MailEvent[]))]
internal sealed partial class MailEventJson : JsonSerializerContext;
