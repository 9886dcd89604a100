using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ContactRouter.Events;

/// <summary>The JSON of the events.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(CloudEvent<ContactRouted>))]
internal sealed partial class EventJson : JsonSerializerContext
{
    private static JsonTypeInfo<CloudEvent<ContactRouted>>? routed;

    /// <summary>Letters beyond ASCII stay as they are: six bytes each would cut a message short. A queue is no web page; nothing here is put into HTML.</summary>
    public static JsonTypeInfo<CloudEvent<ContactRouted>> Routed => routed ??=
        new EventJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).CloudEventContactRouted;
}
