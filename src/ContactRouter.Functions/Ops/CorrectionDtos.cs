using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContactRouter.Functions.Ops;

/// <summary>A message whose topic a person at a desk said, in the form of the corpus that the classifier learns from.</summary>
/// <param name="Id">The case's.</param>
/// <param name="Topic">One of the twelve topics, or null for none of them.</param>
/// <param name="Voice">Who wrote it: a keyed hash, so that all of a sender's messages stay together.</param>
/// <param name="Kind">mail, form or chat.</param>
/// <param name="Body">The writer's own text, its first 64 KiB at most.</param>
/// <param name="Made">desk.</param>
/// <param name="Language">ISO 639-1; left out where it is not known.</param>
internal sealed record CorrectionLine(
    string Id,
    string? Topic,
    string Voice,
    string Kind,
    string Subject,
    string Body,
    string Made,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Language);

/// <summary>The JSON of the lines: letters beyond ASCII stay as they are, for people read them, too.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CorrectionLine))]
internal sealed partial class CorrectionJson : JsonSerializerContext
{
    // Made late: the generated Default may not be there yet while this type is set up.
    private static CorrectionJson? readable;

    public static CorrectionJson Readable => readable ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
