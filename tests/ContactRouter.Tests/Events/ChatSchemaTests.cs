using System.Text.Json.Nodes;
using ContactRouter.Chats;
using ContactRouter.Tests.Chats;
using NJsonSchema;

namespace ContactRouter.Tests.Events;

/// <summary>What is written about a chat fits docs/schemas/chat.changed.v1.json.</summary>
public sealed class ChatSchemaTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", "chat.changed.v1.json"));

    public static TheoryData<string> Kinds => [ChatEvents.Opened, ChatEvents.Ended, ChatEvents.Waiting];

    [Fact]
    public void The_schema_is_named_as_the_events_name_it()
    {
        var schema = JsonNode.Parse(Text)!;
        Assert.Equal(ChatEvents.Schema, (string?)schema["$id"]);
        Assert.Equal(Kinds.Select(row => $"contactrouter.chat.{row.Data}.v1"), schema["properties"]!["type"]!["enum"]!.AsArray().Select(name => (string)name!));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_full_and_a_bare_event_are_as_the_schema_says(string kind)
    {
        var talk = new Talk("B2B12345", network: "0123456789abcdef");
        talk.Ask();
        talk.End(reason: "Solved");
        Assert.Empty(await FaultsOfAsync(ChatEvents.Write(kind, talk.Chat, talk.Now, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")));
        Assert.Empty(await FaultsOfAsync(ChatEvents.Write(kind, new Talk().Chat with { Language = null, Name = "" }, talk.Now, traceParent: null)));
    }

    [Fact]
    public async Task Every_field_must_be_there_and_no_other()
    {
        foreach (var place in new[] { "", "data" })
        {
            foreach (var name in At(Event(), place).AsObject().Select(pair => pair.Key).ToList())
            {
                var changed = Event();
                At(changed, place).AsObject().Remove(name);
                Assert.True((await FaultsOfAsync(System.Text.Encoding.UTF8.GetBytes(changed.ToJsonString()))).Count > 0, $"{place}/{name}");
            }
        }

        var surplus = Event();
        surplus["data"]!["surplus"] = 1;
        Assert.NotEmpty(await FaultsOfAsync(System.Text.Encoding.UTF8.GetBytes(surplus.ToJsonString())));
    }

    private static JsonNode Event() => JsonNode.Parse(ChatEvents.Write(ChatEvents.Opened, new Talk().Chat, Samples.Monday, traceParent: null))!;

    private static async Task<IReadOnlyList<string>> FaultsOfAsync(byte[] @event) =>
        [.. (await JsonSchema.FromJsonAsync(Text)).Validate(System.Text.Encoding.UTF8.GetString(@event)).Select(fault => fault.ToString())];

    private static JsonNode At(JsonNode root, string place) => place.Length == 0 ? root : root[place]!;
}
