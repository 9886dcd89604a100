using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContactRouter.Functions.Triggers;

/// <summary>What the Functions host sends for a queue message or a timer's tick. The host spells the two names with capitals.</summary>
internal sealed record TriggerCall(
    [property: JsonPropertyName("Data")] IReadOnlyDictionary<string, JsonElement> Data,
    [property: JsonPropertyName("Metadata")] IReadOnlyDictionary<string, JsonElement> Metadata)
{
    /// <summary>The message of a queue trigger named <c>msg</c> with dataType binary.</summary>
    /// <exception cref="FormatException">The host sent something else: function.json and this code do not fit together.</exception>
    public QueueDelivery Delivery()
    {
        if (!Data.TryGetValue("msg", out var message) || message.ValueKind != JsonValueKind.String || !message.TryGetBytesFromBase64(out var body))
            throw new FormatException("A queue call holds no message in base 64: its function.json needs the name msg and dataType binary.");
        return new QueueDelivery(Text("Id"), DateTimeOffset.Parse(Text("InsertionTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), body);
    }

    // The host gives texts as JSON literals inside texts ("\"x\"") and times without: both are read.
    private string Text(string name) =>
        Metadata.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!.Trim('"')
            : throw new FormatException($"A queue call has no {name} in its metadata.");
}

/// <summary>A message of a queue.</summary>
/// <param name="Id">The queue's name for it: the same at each delivery.</param>
internal sealed record QueueDelivery(string Id, DateTimeOffset InsertedAt, ReadOnlyMemory<byte> Body);

/// <summary>The answer that the host takes for success: an object, for an empty one makes it wait until functionTimeout.</summary>
internal sealed record TriggerAnswer
{
    public static readonly TriggerAnswer Done = new();
}
