using System.Text.Json.Nodes;
using NJsonSchema;

namespace ContactRouter.Tests.Events;

/// <summary>docs/schemas/contact.routed.v1.json.</summary>
internal static class EventSchema
{
    public static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", "contact.routed.v1.json"));

    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(Text));

    /// <summary>What is wrong with an event, each with its place.</summary>
    public static async Task<IReadOnlyList<string>> FaultsOfAsync(JsonNode @event) =>
        [.. (await Schema.Value).Validate(@event.ToJsonString()).Select(fault => fault.ToString())];
}
