using System.Text.Json.Nodes;
using ContactRouter.Cases;
using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Notices;
using ContactRouter.Tests.Cases;

namespace ContactRouter.Tests.Notices;

/// <summary>P15: notices of the wholesaler's own.</summary>
public sealed class NoticeTests
{
    private const string Anna = "anna@shop.example";

    private readonly Conversation talk = new();

    [Theory]
    [InlineData(NoticeKind.AddressIncomplete, "address-incomplete", "cs")]
    [InlineData(NoticeKind.OutOfStock, "out-of-stock", "b2b")]
    public void A_notice_opens_a_case_that_waits_for_the_customer(NoticeKind kind, string template, string desk)
    {
        var decision = talk.Say(Notice(kind));

        var @case = talk[decision.Record.Answer.CaseNumber];
        Assert.Equal((CaseState.Answered, "B2B12345", desk), (@case.State, @case.OrderNumber, @case.Desk.Name));
        var mail = JsonNode.Parse(Assert.IsType<Outgoing.Mail>(Assert.Single(decision.Outgoing)).Body.Span)!;
        Assert.Equal(
            (template, Anna, "de", "delivery@shop.example", "B2B12345", "The street is missing."),
            ((string?)mail["template"], (string?)mail["to"], (string?)mail["language"], (string?)mail["from"], (string?)mail["orderNumbers"]![0], (string?)mail["text"]));
        Assert.Empty(talk.StateOf(Anna).Admissions);
    }

    [Fact]
    public void It_belongs_to_the_open_case_of_its_order_and_leaves_it_as_it_stands()
    {
        var number = talk.Say(talk.Message(Anna, "Where is order B2B12345?")).Record.Answer.CaseNumber;
        var before = talk[number];

        var decision = talk.Say(Notice(NoticeKind.AddressIncomplete));

        Assert.Equal([number], decision.Record.Answer.Cases);
        Assert.Equal((CaseState.Open, before.DueAt, before.LatestContact), (talk[number].State, talk[number].DueAt, talk[number].LatestContact));
        Assert.Equal((TimelineKind.Noticed, TimelineEntry.System), (decision.Cases[0].Entry.Kind, decision.Cases[0].Entry.By));
    }

    [Fact]
    public void The_customers_answer_joins_it_and_starts_its_clock()
    {
        var number = talk.Say(Notice(NoticeKind.AddressIncomplete)).Record.Answer.CaseNumber;
        talk.Now += TimeSpan.FromDays(3);

        var answer = talk.Say(talk.Message(Anna, "The street is Hafenweg 3", channel: Channel.Mail) with
        {
            Thread = [new ThreadSign.Ours(Samples.Identity.TokenOf(number, Samples.Sender(Anna)))],
        });

        Assert.Equal([number], answer.Record.Answer.Cases);
        Assert.Equal((CaseState.Open, talk.Now.AddDays(1)), (talk[number].State, talk[number].DueAt));
    }

    private ContactMessage Notice(NoticeKind kind) => talk.Message(Anna, "", "The street is missing.", Channel.Notice) with
    {
        OrderNumber = "B2B12345",
        Notice = new Notice(kind, "de", "delivery@shop.example"),
    };
}
