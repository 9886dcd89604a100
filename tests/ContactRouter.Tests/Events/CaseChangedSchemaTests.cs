using System.Text.Json.Nodes;
using ContactRouter.Cases;
using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.Topics;
using NJsonSchema;

namespace ContactRouter.Tests.Events;

/// <summary>What is written about a case fits docs/schemas/case.changed.v1.json.</summary>
public sealed class CaseChangedSchemaTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", "case.changed.v1.json"));
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(Text));

    public static TheoryData<string> Kinds => ["moved", "replied", "closed", "duesoon", "overdue"];

    [Fact]
    public void The_schema_is_named_as_the_events_name_it()
    {
        var schema = JsonNode.Parse(Text)!;
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema["$schema"]);
        Assert.Equal(CaseChangedEvent.Schema, (string?)schema["$id"]);
        Assert.Equal(Kinds.Select(row => $"contactrouter.case.{row.Data}.v1"), schema["properties"]!["type"]!["enum"]!.AsArray().Select(name => (string)name!));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_full_and_a_bare_event_are_as_the_schema_says(string kind)
    {
        var full = Write(kind, Case() with { OrderNumber = "B2B12345", SenderName = "Anna", Linked = [Case("other").Number] });
        Assert.Equal($"contactrouter.case.{kind}.v1", (string?)full["type"]);
        Assert.Empty(await FaultsOfAsync(full));
        Assert.Empty(await FaultsOfAsync(Write(kind, Case() with { Topic = null, Subject = "", Verified = false })));
    }

    [Fact]
    public async Task Every_field_must_be_there_and_no_other()
    {
        foreach (var place in new[] { "", "data", "data/sender" })
        {
            foreach (var name in At(Write("moved", Case()), place).AsObject().Select(pair => pair.Key).ToList())
            {
                var changed = Write("moved", Case());
                At(changed, place).AsObject().Remove(name);
                Assert.True((await FaultsOfAsync(changed)).Count > 0, $"{place}/{name}");
            }

            var surplus = Write("moved", Case());
            At(surplus, place)["surplus"] = 1;
            Assert.True((await FaultsOfAsync(surplus)).Count > 0, place);
        }
    }

    [Theory]
    [InlineData("id", "\"1\"")]
    [InlineData("type", "\"contactrouter.case.lost.v1\"")]
    [InlineData("time", "\"2026-11-23T02:00:00Z\"")]
    [InlineData("data/caseNumber", "\"0O7-K3Q-X9H\"")]
    [InlineData("data/state", "\"Closed\"")]
    [InlineData("data/fromDesk", "\"\"")]
    [InlineData("data/sender/verified", "1")]
    [InlineData("data/dueAt", "null")]
    [InlineData("data/sequence", "0")]
    public async Task A_field_of_another_form_is_noticed(string place, string json)
    {
        var changed = Write("moved", Case());
        var cut = place.LastIndexOf('/');
        At(changed, place[..Math.Max(0, cut)])[place[(cut + 1)..]] = JsonNode.Parse(json);
        Assert.NotEmpty(await FaultsOfAsync(changed));
    }

    private static JsonNode Write(string kind, Case @case)
    {
        var change = kind switch
        {
            "moved" => CaseLife.Move(@case, new Desk("b2b"), "", Monday),
            "replied" => CaseLife.Answer(@case, "It left today.", close: false, Monday),
            "closed" => CaseLife.Close(@case, "", Monday),
            "duesoon" => CaseLife.Alert(@case, CaseAlert.DueSoon, Monday),
            _ => CaseLife.Alert(@case, CaseAlert.Overdue, Monday),
        };
        var body = CaseChangedEvent.Of(change, traceParent: null).First() switch
        {
            Outgoing.ToDesk told => told.Body,
            Outgoing.Alert alert => alert.Body,
            var other => throw new InvalidOperationException($"{other} is no event."),
        };
        return JsonNode.Parse(body.Span)!;
    }

    private static Case Case(string name = "first")
    {
        var identity = new SenderIdentity(new IdentityOptions { Key = Convert.ToBase64String(new byte[32]) });
        var address = SenderAddress.Parse("anna@buyer.example", out _)!;
        var id = new CaseId(ContactId.Of(identity.IdOf(address), Monday, System.Text.Encoding.UTF8.GetBytes(name)), 1);
        return new Case(
            id, CaseNumber.For(id, 0, 0), new Desk("cs"), Topic.Deliveries, OrderNumber: null, address.Value, "Where is it?", CaseState.Open, Monday, Monday.AddDays(1), Revision: 1,
            Sequence: 1);
    }

    private static async Task<IReadOnlyList<string>> FaultsOfAsync(JsonNode @event) =>
        [.. (await Schema.Value).Validate(@event.ToJsonString()).Select(fault => fault.ToString())];

    private static JsonNode At(JsonNode root, string place) =>
        place.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(root, (node, name) => node[name]!);
}
