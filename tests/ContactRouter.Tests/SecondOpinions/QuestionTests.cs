using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Routing;
using ContactRouter.SecondOpinions;
using ContactRouter.Tests.Cases;
using ContactRouter.Topics;

namespace ContactRouter.Tests.SecondOpinions;

/// <summary>Which messages the language service is asked about.</summary>
public sealed class QuestionTests
{
    private static readonly TopicJudgement Sure = new(Topic.Refunds, 0.9, [], []);

    [Fact]
    public void A_message_of_which_neither_topic_nor_desk_is_known_is_asked_about()
    {
        var talk = TalkOf(TopicJudgement.Unknown);
        var message = talk.Message() with { Form = "claims", TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };

        var said = talk.Say(message);

        Assert.Equal("triage", said.Record.Answer.Desk);
        var question = TopicQuestion.Read(Assert.Single(said.Outgoing.OfType<Outgoing.Question>()).Body.Span)!;
        Assert.Equal((message.Id, talk.Now), (question.Contact, question.DecidedAt));
        Assert.Equal([said.Record.Answer.CaseNumber], question.Cases);
        Assert.Equal((null, "claims", message.TraceParent, 0), (question.Mailbox, question.Form, question.TraceParent, question.Tries));
    }

    [Fact]
    public void Of_several_cases_of_one_message_one_question_is_asked()
    {
        var said = TalkOf(TopicJudgement.Unknown).Say(Samples.Message() with { Subject = "B2B11111 and B2B22222" });

        var question = TopicQuestion.Read(Assert.Single(said.Outgoing.OfType<Outgoing.Question>()).Body.Span)!;
        Assert.Equal(2, said.Cases.Count);
        Assert.Equal(said.Record.Answer.Cases, question.Cases);
    }

    [Fact]
    public void Nobody_is_asked_where_nobody_is_there_to_ask() =>
        Assert.Empty(TalkOf(TopicJudgement.Unknown, asks: false).Say(Samples.Message()).Outgoing.OfType<Outgoing.Question>());

    [Fact]
    public void Nothing_is_asked_about_what_is_known()
    {
        Assert.Empty(TalkOf(Sure).Say(Samples.Message()).Outgoing.OfType<Outgoing.Question>());
        // The mailbox tells the desk.
        var mailboxes = new MailboxOptions { Desks = { new DeskMailbox { Address = "cs@shop.example", Desk = "cs" } }, OutboundOnly = { "orders@shop.example" } };
        var talk = TalkOf(TopicJudgement.Unknown, mailboxes);
        Assert.Empty(talk.Say(talk.Message(channel: Channel.Mail) with { Mailbox = "cs@shop.example" }).Outgoing.OfType<Outgoing.Question>());
        Assert.Empty(talk.Say(talk.Message(channel: Channel.Mail) with { Mailbox = "orders@shop.example" }).Outgoing.OfType<Outgoing.Question>());
    }

    [Fact]
    public void A_topic_without_a_desk_of_its_own_is_known()
    {
        var routing = new RoutingOptions { Topics = { [Topic.Refunds.Name] = "triage" } };

        Assert.Empty(TalkOf(Sure, routing: routing).Say(Samples.Message()).Outgoing.OfType<Outgoing.Question>());
    }

    [Fact]
    public void A_rule_that_names_a_desk_answers_the_question_and_one_that_names_a_priority_does_not()
    {
        var message = Samples.Message() with { Form = "claims" };
        var toDesk = new RoutingOptions { Rules = [new RoutingRuleOptions { Form = "claims", Desk = "triage" }] };
        Assert.Empty(TalkOf(TopicJudgement.Unknown, routing: toDesk).Say(message).Outgoing.OfType<Outgoing.Question>());
        var urgent = new RoutingOptions { Rules = [new RoutingRuleOptions { Form = "claims", Priority = "high" }] };
        Assert.Single(TalkOf(TopicJudgement.Unknown, routing: urgent).Say(message).Outgoing.OfType<Outgoing.Question>());
    }

    [Fact]
    public void A_message_that_only_continues_a_case_asks_nothing()
    {
        var talk = TalkOf(TopicJudgement.Unknown);
        talk.Say(talk.Message(subject: "B2B12345"));

        var again = talk.Say(talk.Message(subject: "B2B12345 once more"));

        Assert.Null(Assert.Single(again.Cases, change => change.Before is not null).Before!.Topic);
        Assert.Empty(again.Outgoing.OfType<Outgoing.Question>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"contactId":null,"caseNumbers":[],"decidedAt":"2026-11-23T02:00:00.000Z"}""")]
    [InlineData("""{"contactId":"x","caseNumbers":[],"decidedAt":"yesterday"}""")]
    public void What_is_no_question_is_not_read_as_one(string json) => Assert.Null(TopicQuestion.Read(System.Text.Encoding.UTF8.GetBytes(json)));

    private static Conversation TalkOf(TopicJudgement judgement, MailboxOptions? mailboxes = null, RoutingOptions? routing = null, bool asks = true) =>
        new(Samples.Decider(new FixedClassifier(judgement), mailboxes: mailboxes, routing: routing, asksLanguage: asks));
}
