using System.Text.Json;

namespace ContactRouter.LocalHost.Invocations;

/// <summary>
/// Without dataType binary the real host copies a JSON message's own top-level properties into Metadata, over what stands there.
/// A message can so forge its Id: kept, because a handler written here must not be surprised in Azure.
/// </summary>
internal static class MessageProperties
{
    public static void Add(string text, IDictionary<string, Action<Utf8JsonWriter>> metadata)
    {
        if (!text.AsSpan().TrimStart().StartsWith('{')) return;
        try
        {
            using var message = JsonDocument.Parse(text);
            foreach (var property in message.RootElement.EnumerateObject())
            {
                // Arrays and nulls are left out, objects stay objects, anything else becomes the literal of its text.
                Action<Utf8JsonWriter>? write = property.Value.ValueKind switch
                {
                    JsonValueKind.Object => Raw(property.Value.GetRawText()),
                    JsonValueKind.Array or JsonValueKind.Null => null,
                    _ => Literal(property.Value.ToString()),
                };
                if (write is not null) metadata[property.Name] = write;
            }
        }
        catch (JsonException)
        {
            // A text that only begins like JSON has no properties.
        }
    }

    private static Action<Utf8JsonWriter> Raw(string value) => json => json.WriteRawValue(value);

    private static Action<Utf8JsonWriter> Literal(string value) => json => json.WriteStringValue(PayloadWriter.Literal(value));
}
