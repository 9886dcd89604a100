using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ContactRouter.Senders;

namespace ContactRouter.Mails;

/// <summary>A mail that somebody is to get: what is said in it, not yet how. It waits on queue <c>mail</c>.</summary>
/// <param name="Id">Contact or case, and the template: of one id, one mail is sent.</param>
/// <param name="Template">acknowledgement, reply, block-notice, address-incomplete, out-of-stock or chat-transcript.</param>
/// <param name="To">The customer's address.</param>
/// <param name="Name">As the customer gave it, or empty.</param>
/// <param name="Language">Of the template, ISO 639-1.</param>
/// <param name="CaseNumber">Empty where it is about none.</param>
/// <param name="Token">What makes an answer to this mail find its case; empty where there is none.</param>
/// <param name="Subject">Of the customer's message.</param>
/// <param name="Desk">Who answers, or has answered.</param>
/// <param name="At">When this was decided.</param>
public sealed record MailOrder(
    string Id, string Template, string To, string Name, string Language, string CaseNumber, string Token, string Subject, string Desk, DateTimeOffset At)
{
    public const string Acknowledgement = "acknowledgement";
    public const string Reply = "reply";
    public const string BlockNotice = "block-notice";

    /// <summary>A notice of ours: the order cannot be delivered to its address (P15).</summary>
    public const string AddressIncomplete = "address-incomplete";

    /// <summary>A notice of ours: something of the order is not there (P15).</summary>
    public const string OutOfStock = "out-of-stock";

    public const string ChatTranscript = "chat-transcript";

    /// <summary>Where no template speaks the customer's language.</summary>
    public const string FallbackLanguage = "en";

    /// <summary>The customer's message that this answers.</summary>
    public string? ContactId { get; init; }

    /// <summary>The Message-ID of that message, where it was a mail.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>All cases of that message.</summary>
    public IReadOnlyList<string> Cases { get; init; } = [];

    /// <summary>What was understood: the topic, or null.</summary>
    public string? Topic { get; init; }

    /// <summary>What was understood: the orders.</summary>
    public IReadOnlyList<string> OrderNumbers { get; init; } = [];

    /// <summary>What was understood: the names of the files that were passed on.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    public IReadOnlyList<Advice> Advice { get; init; } = [];

    /// <summary>By when an answer can be expected.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Of a block notice: until when nothing more is taken in.</summary>
    public DateTimeOffset? BlockedUntil { get; init; }

    /// <summary>The address of ours that it is sent from, or null for the desk's.</summary>
    public string? From { get; init; }

    /// <summary>What the desk wrote, or what is added to a notice.</summary>
    public string? Text { get; init; }

    /// <summary>Of a transcript: what was said, in its order.</summary>
    public IReadOnlyList<SpokenLine> Lines { get; init; } = [];

    /// <summary>Of the trace that the mail belongs to, or null.</summary>
    public string? TraceParent { get; init; }

    /// <summary>A program sends it, not a person.</summary>
    [JsonIgnore]
    public bool IsAutomatic => Template != Reply;

    /// <summary>A program's answer to a message: what could go back and forth between two programs.</summary>
    [JsonIgnore]
    public bool IsAutomaticAnswer => Template is Acknowledgement or BlockNotice;

    /// <summary>Whom it goes to: each id begins with it. Null where the id is none of ours.</summary>
    [JsonIgnore]
    public SenderId? Recipient => Id.Length > SenderId.Length && Id[SenderId.Length] == '-' && SenderId.TryParse(Id[..SenderId.Length], out var sender) ? sender : null;

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, MailJson.Readable.MailOrder);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is no such order.</exception>
    /// <exception cref="FormatException">One of its times is none.</exception>
    public static MailOrder Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, MailJson.Readable.MailOrder) ?? throw new JsonException("The order is null.");
}

/// <summary>Something that was said in a chat.</summary>
/// <param name="FromCustomer">The customer said it, not the desk.</param>
public sealed record SpokenLine(bool FromCustomer, DateTimeOffset At, string Text);

/// <summary>The JSON of queue <c>mail</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(MailOrder))]
internal sealed partial class MailJson : JsonSerializerContext
{
    // Made late: the generated Default may not be there yet while this type is set up.
    private static MailJson? readable;

    /// <summary>Letters beyond ASCII stay as they are: a queue is no web page.</summary>
    public static MailJson Readable => readable ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
