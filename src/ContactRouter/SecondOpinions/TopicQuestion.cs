using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ContactRouter.Cases;
using ContactRouter.Intake;

namespace ContactRouter.SecondOpinions;

/// <summary>What the language service is to be asked about. It waits on queue <c>classify</c>; the text itself stays where the message is kept.</summary>
/// <param name="ContactId">The message.</param>
/// <param name="CaseNumbers">The cases that it opened.</param>
/// <param name="DecidedAt">When the message was decided.</param>
public sealed record TopicQuestion(string ContactId, IReadOnlyList<string> CaseNumbers, DateTimeOffset DecidedAt)
{
    /// <summary>The address of ours that it was sent to, or null: rules for routing can ask for it.</summary>
    public string? Mailbox { get; init; }

    /// <summary>The configured form that it came by, or null: rules for routing can ask for it.</summary>
    public string? Form { get; init; }

    /// <summary>Of the trace that the message belongs to, or null.</summary>
    public string? TraceParent { get; init; }

    /// <summary>How often it was put off.</summary>
    public int Tries { get; init; }

    /// <summary>The message, or null where the id is none of ours.</summary>
    [JsonIgnore]
    public ContactId? Contact => Intake.ContactId.TryParse(ContactId, out var id) ? id : null;

    /// <summary>The cases; numbers that are none of ours are left out.</summary>
    [JsonIgnore]
    public IEnumerable<CaseNumber> Cases => CaseNumbers.Select(text => CaseNumber.TryParse(text, out var number) ? number : (CaseNumber?)null).OfType<CaseNumber>();

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, QuestionJson.Readable.TopicQuestion);

    /// <summary>Reads what <see cref="ToJson"/> wrote; null where it is something else.</summary>
    public static TopicQuestion? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, QuestionJson.Readable.TopicQuestion) is { ContactId: not null, CaseNumbers: not null } question ? question : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>The JSON of queue <c>classify</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(TopicQuestion))]
internal sealed partial class QuestionJson : JsonSerializerContext
{
    // Made late: the generated Default may not be there yet while this type is set up.
    private static QuestionJson? readable;

    /// <summary>Letters beyond ASCII stay as they are: a queue is no web page.</summary>
    public static QuestionJson Readable => readable ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
