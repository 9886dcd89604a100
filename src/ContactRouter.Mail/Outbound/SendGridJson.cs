using System.Text.Json.Serialization;

namespace ContactRouter.Mail.Outbound;

/// <summary>The body of SendGrid's <c>POST /v3/mail/send</c>.</summary>
internal sealed record SendGridMail(
    IReadOnlyList<SendGridPersonalization> Personalizations,
    SendGridAddress From,
    SendGridAddress? ReplyTo,
    string Subject,
    IReadOnlyList<SendGridContent> Content,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyList<string> Categories,
    SendGridTracking TrackingSettings);

/// <param name="CustomArgs">Come back with each event about the mail; the customer does not see them.</param>
internal sealed record SendGridPersonalization(IReadOnlyList<SendGridAddress> To, IReadOnlyDictionary<string, string> CustomArgs);

internal sealed record SendGridAddress(string Email, string? Name);

internal sealed record SendGridContent(string Type, string Value);

internal sealed record SendGridTracking(SendGridSwitch ClickTracking, SendGridSwitch OpenTracking);

internal sealed record SendGridSwitch(bool Enable);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SendGridMail))]
internal sealed partial class SendGridJson : JsonSerializerContext;
