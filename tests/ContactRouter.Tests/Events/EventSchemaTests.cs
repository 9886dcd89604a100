using System.Text.Json.Nodes;
using ContactRouter.Events;
using ContactRouter.Procedure;

namespace ContactRouter.Tests.Events;

public sealed class EventSchemaTests
{
    [Fact]
    public void The_schema_is_named_as_the_events_name_it()
    {
        var schema = JsonNode.Parse(EventSchema.Text)!;

        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema["$schema"]);
        Assert.Equal(ContactRoutedEvent.Schema, (string?)schema["$id"]);
        Assert.Equal(ContactRoutedEvent.Type, (string?)schema["title"]);
    }

    [Fact]
    public async Task A_full_and_a_bare_event_are_as_the_schema_says()
    {
        Assert.Empty(await EventSchema.FaultsOfAsync(Full()));
        Assert.Empty(await EventSchema.FaultsOfAsync(SampleEvent.Parse(SampleEvent.Write(Samples.Message() with { Subject = "", Text = "" }, out _, []))));
    }

    [Fact]
    public async Task Every_field_must_be_there()
    {
        foreach (var place in Objects().Where(place => place != "data/extra"))
        {
            foreach (var name in At(Full(), place).AsObject().Select(pair => pair.Key).Where(name => name != "traceparent"))
            {
                var changed = Full();
                At(changed, place).AsObject().Remove(name);

                Assert.True((await EventSchema.FaultsOfAsync(changed)).Count > 0, $"{place}/{name}");
            }
        }
    }

    [Fact]
    public async Task No_other_field_may_be_there()
    {
        foreach (var place in Objects())
        {
            var changed = Full();
            At(changed, place)["surplus"] = 1;

            Assert.True((await EventSchema.FaultsOfAsync(changed)).Count > 0, place);
        }
    }

    [Theory]
    [InlineData("specversion", "\"1.1\"")]
    [InlineData("id", "\"1\"")]
    [InlineData("type", "\"contactrouter.contact.routed.v2\"")]
    [InlineData("source", "\"contact-router\"")]
    [InlineData("time", "\"2026-11-23T02:00:00Z\"")]
    [InlineData("time", "\"2026-11-23T10:00:00.000+08:00\"")]
    [InlineData("traceparent", "null")]
    [InlineData("data/contactId", "\"F2CE\"")]
    [InlineData("data/caseNumber", "\"0O7-K3Q-X9H\"")]
    [InlineData("data/linkedCases", "[\"1\"]")]
    [InlineData("data/channel", "\"Form\"")]
    [InlineData("data/sender/verified", "\"true\"")]
    [InlineData("data/text", "null")]
    [InlineData("data/textBlob", "\"text\"")]
    [InlineData("data/orderNumbers", "[\"A\",\"A\"]")]
    [InlineData("data/orderNumbers", "[1,2,3,4,5,6,7,8,9,10,11]")]
    [InlineData("data/topic", "\"Order status\"")]
    [InlineData("data/confidence", "1.1")]
    [InlineData("data/checks/0/rule", "\"P17\"")]
    [InlineData("data/attachments/0/size", "-1")]
    [InlineData("data/attachments/0/sha256", "\"AB\"")]
    [InlineData("data/extra/shop", "1")]
    [InlineData("data/dueAt", "null")]
    [InlineData("data/sequence", "0")]
    [InlineData("data/sequence", "1.5")]
    public async Task A_field_of_another_form_is_noticed(string place, string json)
    {
        var changed = Full();
        var cut = place.LastIndexOf('/');
        At(changed, place[..Math.Max(0, cut)])[place[(cut + 1)..]] = JsonNode.Parse(json);

        Assert.NotEmpty(await EventSchema.FaultsOfAsync(changed));
    }

    private static string[] Objects() => ["", "data", "data/sender", "data/evidence/0", "data/checks/0", "data/attachments/0", "data/extra"];

    private static JsonNode Full() => SampleEvent.Parse(SampleEvent.Write(
        Samples.Message() with
        {
            Text = new string('x', 60_000),
            Attachments = [Samples.File("photo.jpg", 1_234)],
            Extra = new Dictionary<string, string> { ["shop"] = "north" },
            TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        },
        out _,
        checks: [new Check("attachment-size", "P10", "Set aside: film.mp4.", "")]));

    private static JsonNode At(JsonNode root, string place) =>
        place.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(root, (node, name) => node is JsonArray list ? list[int.Parse(name, null)]! : node[name]!);
}
