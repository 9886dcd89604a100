using System.Text;
using System.Text.Json.Nodes;
using ContactRouter.Intake;
using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.Topics;

namespace ContactRouter.Tests.Events;

public sealed class ContactRoutedEventTests
{
    private const string Sender = "f2ce35cb8eab248cb1dce9482d400574";

    private static readonly string Contact = Samples.Contact().Value;
    private static readonly string Number = SampleEvent.Case.Number.Value;

    private static readonly ContactMessage Full = Samples.Message() with
    {
        Verified = false,
        Text = "Grüße 😀 \"quoted\"\nnext",
        Attachments = [Samples.File("photo.jpg", 1_234)],
        Extra = new Dictionary<string, string> { ["Shop"] = "north", ["__proto__"] = "" },
        TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    };

    [Fact]
    public void Every_field_has_its_name_and_form()
    {
        var written = SampleEvent.Write(Full, out var wholeText, ["B2B12345", "B2B67890"], [new Check("unverified", "P8", "Nothing proves it.", "Not for the desk.")]);

        var expected = JsonNode.Parse($$"""
            {
              "specversion": "1.0",
              "id": "{{Contact}}:{{Number}}",
              "type": "contactrouter.contact.routed.v1",
              "source": "/contact-router",
              "subject": "{{Number}}",
              "time": "2026-11-23T02:00:00.000Z",
              "datacontenttype": "application/json",
              "dataschema": "urn:contactrouter:contact.routed.v1",
              "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
              "data": {
                "contactId": "{{Contact}}",
                "caseNumber": "{{Number}}",
                "linkedCases": [],
                "channel": "form",
                "sender": { "address": "anna@shop.example", "name": "Anna Müller", "verified": false },
                "subject": "Where is order B2B12345?",
                "text": "Grüße 😀 \"quoted\"\nnext",
                "textBlob": null,
                "orderNumbers": ["B2B12345", "B2B67890"],
                "topic": "order_status",
                "desk": "cs",
                "confidence": 0.9124,
                "evidence": [{ "term": "where is", "weight": 2 }, { "term": "order", "weight": 1.5 }],
                "checks": [{ "code": "unverified", "rule": "P8", "detail": "Nothing proves it." }],
                "attachments": [
                  { "name": "photo.jpg", "contentType": "image/jpeg", "size": 1234, "sha256": "{{new string('a', 64)}}", "blob": "{{Sender}}/{{Contact}}/1" }
                ],
                "language": null,
                "mailbox": null,
                "form": null,
                "priority": "normal",
                "extra": { "Shop": "north", "__proto__": "" },
                "receivedAt": "2026-11-23T02:00:00.000Z",
                "dueAt": "2026-11-24T02:00:00.000Z",
                "sequence": 1
              }
            }
            """)!;
        Assert.Equal(expected.ToJsonString(), SampleEvent.Parse(written).ToJsonString());
        Assert.Equal(new Desk("cs"), written.Desk);
        Assert.True(wholeText);
    }

    [Theory]
    [InlineData(Channel.Form, "form")]
    [InlineData(Channel.Mail, "mail")]
    [InlineData(Channel.Chat, "chat")]
    [InlineData(Channel.Queue, "queue")]
    public void The_channel_is_the_door_it_came_by(Channel channel, string expected) =>
        Assert.Equal(expected, (string?)SampleEvent.Parse(SampleEvent.Write(Full with { Channel = channel }, out _))["data"]!["channel"]);

    [Fact]
    public void Without_a_trace_the_attribute_is_left_out() =>
        Assert.False(SampleEvent.Parse(SampleEvent.Write(Full with { TraceParent = null }, out _)).AsObject().ContainsKey("traceparent"));

    [Fact]
    public void An_unknown_topic_is_null()
    {
        var written = ContactRouter.Events.ContactRoutedEvent.Write(
            Full, SampleEvent.Case with { Topic = null, Desk = new Desk("triage") }, [], new Reading(new FoundOrders([], 0), TopicJudgement.Unknown, null, [], [], []), [],
            Samples.Monday, out _);

        var data = SampleEvent.Parse(written)["data"]!.AsObject();
        Assert.True(data.ContainsKey("topic") && data["topic"] is null);
        Assert.Equal(("triage", 0, 0), ((string?)data["desk"], (double)data["confidence"]!, data["evidence"]!.AsArray().Count));
    }

    [Fact]
    public void Letters_beyond_ASCII_take_the_bytes_of_UTF_8_only()
    {
        var written = SampleEvent.Write(Full with { Text = "Grüße 你好" }, out _);

        Assert.Contains("Grüße 你好", Encoding.UTF8.GetString(written.Body.Span), StringComparison.Ordinal);
    }
}
