using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContactRouter.Events;

/// <summary>The JSON of the events.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(CloudEvent<ContactRouted>))]
[JsonSerializable(typeof(CloudEvent<CaseChanged>))]
[JsonSerializable(typeof(CloudEvent<Chats.ChatChanged>))]
internal sealed partial class EventJson : JsonSerializerContext
{
    // Made late: the generated Default may not be there yet while this type is set up.
    private static EventJson? readable;

    /// <summary>Letters beyond ASCII stay as they are: six bytes each would cut a message short. A queue is no web page; nothing here is put into HTML.</summary>
    public static EventJson Readable => readable ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
