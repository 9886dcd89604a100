using System.Text.Json.Serialization;

namespace ContactRouter.Events;

/// <summary>A CloudEvents 1.0 envelope, as it lies on the desks' queues. <c>(source, id)</c> is what a consumer deduplicates by.</summary>
/// <param name="TraceParent">The W3C trace that the message belongs to (CloudEvents, distributed tracing extension), left out where there is none.</param>
public sealed record CloudEvent<TData>(
    [property: JsonPropertyName("specversion")] string SpecVersion,
    string Id,
    string Type,
    string Source,
    string Subject,
    DateTimeOffset Time,
    [property: JsonPropertyName("datacontenttype")] string DataContentType,
    [property: JsonPropertyName("dataschema")] string DataSchema,
    [property: JsonPropertyName("traceparent"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceParent,
    TData Data);

/// <summary>What all events of ours have in common.</summary>
public static class CloudEvents
{
    public const string Version = "1.0";
    public const string Source = "/contact-router";
    public const string Json = "application/json";
}
