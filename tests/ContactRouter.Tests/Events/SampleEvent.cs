using System.Text.Json.Nodes;
using ContactRouter.Cases;
using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.Topics;

namespace ContactRouter.Tests.Events;

internal static class SampleEvent
{
    public static readonly Case Case = new(
        new CaseId(Samples.Contact(), 1),
        CaseNumber.For(new CaseId(Samples.Contact(), 1), bucket: 11, attempt: 0),
        new Desk("cs"),
        Topic.OrderStatus,
        "B2B12345",
        "anna@shop.example",
        "Where is order B2B12345?",
        CaseState.Open,
        Samples.Monday,
        Samples.Monday.AddDays(1),
        Revision: 1,
        Sequence: 1);

    public static readonly TopicJudgement Judgement = new(Topic.OrderStatus, 0.91237, [], [new EvidenceTerm("where is", 2.00004), new EvidenceTerm("order", 1.5)]);

    public static Outgoing.ToDesk Write(ContactMessage message, out bool wholeText, IReadOnlyList<string>? orders = null, IReadOnlyList<Check>? checks = null) =>
        ContactRoutedEvent.Write(
            message, Case, orders ?? ["B2B12345"], new Reading(new FoundOrders([], 0), Judgement, Language: null, message.Attachments, [], []), checks ?? [],
            Samples.Monday, out wholeText);

    public static JsonNode Parse(Outgoing.ToDesk written) => JsonNode.Parse(written.Body.Span)!;
}
