using System.Text.Json;
using ContactRouter.Cases;
using ContactRouter.Intake;
using ContactRouter.Procedure;

namespace ContactRouter.Events;

/// <summary>Writes the event that hands a message to a desk.</summary>
public static class ContactRoutedEvent
{
    public const string Type = "contactrouter.contact.routed.v1";
    public const string Schema = "urn:contactrouter:contact.routed.v1";

    /// <summary>A queue message holds 65,536 bytes of base 64, which is 49,152 bytes of event.</summary>
    public const int MaxBytes = 48 * 1024;

    /// <summary>What of a text stays in an event that would be too long with all of it, in bytes of UTF-8.</summary>
    public const int ShortTextBytes = 8 * 1024;

    /// <summary>The event; where it would be too long, with the beginning of the text and the name of the blob that holds the whole.</summary>
    /// <param name="orderNumbers">The orders that this case is about.</param>
    /// <param name="wholeText">False where the event refers to the text's blob.</param>
    /// <exception cref="ArgumentException">The message has more files, or longer names, than a door lets through.</exception>
    public static Outgoing.ToDesk Write(
        ContactMessage message, Case @case, IReadOnlyList<string> orderNumbers, Reading reading, IReadOnlyList<Check> checks, DateTimeOffset receivedAt,
        out bool wholeText)
    {
        var judgement = reading.Judgement;
        var data = new ContactRouted(
            message.Id.Value,
            @case.Number.Value,
            [.. @case.Linked.Select(number => number.Value)],
            message.Channel.ToString().ToLowerInvariant(),
            new EventSender(message.Sender.Value, message.SenderName, message.Verified),
            message.Subject,
            message.Text,
            TextBlob: null,
            orderNumbers,
            judgement.Topic?.Name,
            @case.Desk.Name,
            Math.Round(judgement.Confidence, 4),
            [.. judgement.Evidence.Select(term => new EventEvidence(term.Term, Math.Round(term.Weight, 4)))],
            [.. checks.Select(check => new EventCheck(check.Code, check.Rule, check.Detail))],
            [.. reading.Attachments.Select(file => new EventAttachment(file.Name, file.ContentType, file.Size, file.Sha256, file.Blob))],
            reading.Language,
            message.Mailbox,
            message.Form,
            @case.Priority,
            message.Extra,
            receivedAt,
            @case.DueAt,
            @case.Sequence);

        // A text that cannot fit is not written out first only to be found too long.
        var body = message.Text.Length > MaxBytes ? null : Serialize(message, data);
        wholeText = body is { Length: <= MaxBytes };
        // Escaped, a character takes up to twelve bytes, and names and extra fields want room as well: shorter until it fits.
        for (var bytes = ShortTextBytes; body is not { Length: <= MaxBytes } && bytes > 0; bytes /= 2)
            body = Serialize(message, data with { Text = TextCleaning.FirstBytes(message.Text, bytes), TextBlob = message.TextBlobName });
        return body is { Length: <= MaxBytes }
            ? new Outgoing.ToDesk(@case.Desk, body)
            : throw new ArgumentException("The message's names and extra fields alone pass the size of an event.", nameof(message));
    }

    private static byte[] Serialize(ContactMessage message, ContactRouted data) => JsonSerializer.SerializeToUtf8Bytes(
        new CloudEvent<ContactRouted>(
            CloudEvents.Version, $"{data.ContactId}:{data.CaseNumber}", Type, CloudEvents.Source, data.CaseNumber, data.ReceivedAt, CloudEvents.Json, Schema, message.TraceParent, data),
        EventJson.Readable.CloudEventContactRouted);
}
