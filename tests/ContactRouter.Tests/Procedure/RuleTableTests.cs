using ContactRouter.Intake;
using ContactRouter.Routing;
using ContactRouter.Tests.Cases;
using ContactRouter.Topics;

namespace ContactRouter.Tests.Procedure;

/// <summary>The procedure, rule by rule, as the decision keeps it: what comes in, where it goes, what its writer is told.</summary>
public sealed class RuleTableTests
{
    private const string B2B = "b2b@shop.example";
    private const string Cs = "cs@shop.example";
    private const string Orders = "orders@shop.example";

    private static readonly MailboxOptions Mailboxes = new()
    {
        Desks = [new DeskMailbox { Address = B2B, Desk = "b2b" }, new DeskMailbox { Address = Cs, Desk = "cs" }],
        OutboundOnly = [Orders],
    };

    [Theory]
    [InlineData("purchasing", "b2b")]
    [InlineData("billing", "b2b")]
    [InlineData("credit_note", "b2b")]
    [InlineData("payments", "b2b")]
    [InlineData("account_request", "b2b")]
    [InlineData("stock", "b2b")]
    [InlineData("product_information", "b2b")]
    [InlineData("order_status", "cs")]
    [InlineData("deliveries", "cs")]
    [InlineData("returns", "cs")]
    [InlineData("refunds", "cs")]
    [InlineData("damaged_products", "cs")]
    [InlineData(null, "triage")]
    public void P1_P2_P3_each_topic_has_its_desk(string? topic, string desk) =>
        Assert.Equal(desk, About(topic).Say(new Conversation().Message()).Record.Answer.Desk);

    [Theory]
    [InlineData("2026-11-23T01:00:00Z", "2026-11-24T01:00:00Z")]
    [InlineData("2026-11-27T07:00:00Z", "2026-11-30T07:00:00Z")]
    [InlineData("2026-11-28T07:00:00Z", "2026-12-01T01:00:00Z")]
    [InlineData("2026-11-23T12:00:00Z", "2026-11-25T01:00:00Z")]
    public void P4_an_answer_is_due_one_business_day_later(string received, string due)
    {
        var talk = About("returns");
        talk.Now = Samples.At(received);

        Assert.Equal(Samples.At(due), talk.Say(talk.Message(subject: "B2B12345")).Record.Answer.DueAt);
    }

    [Theory]
    [InlineData("damaged_products", true)]
    [InlineData("payments", false)]
    public void P6_several_requests_in_one_message_are_one_case_with_advice(string other, bool advised)
    {
        var judgement = new TopicJudgement(Topic.Billing, 0.5, [new TopicScore(Topic.Billing, 0.5)], []) { Requests = [new TopicScore(new Topic(other), 0.95)] };
        var talk = new Conversation(Samples.Decider(new FixedClassifier(judgement)));

        var answer = talk.Say(talk.Message(subject: "B2B12345")).Record.Answer;

        Assert.Single(answer.Cases);
        Assert.Equal(advised, Codes(answer).Contains("several-requests"));
    }

    [Theory]
    [InlineData("No number", "")]
    [InlineData("B2B12345", "B2B12345")]
    [InlineData("B2B12345 and B2B67890", "B2B12345 B2B67890")]
    public void P7_each_order_has_its_own_case(string subject, string orders)
    {
        var talk = About("stock");

        var answer = talk.Say(talk.Message(subject: subject)).Record.Answer;

        Assert.Equal(orders, string.Join(' ', answer.Cases.Select(number => talk[number].OrderNumber)));
        Assert.Equal(orders.Contains(' '), Codes(answer).Contains("several-orders"));
    }

    [Fact]
    public void P8_who_writes_anew_about_an_open_case_joins_it_and_is_told()
    {
        var talk = About("returns");
        var first = talk.Say(talk.Message(subject: "B2B12345")).Record.Answer;

        var second = talk.Say(talk.Message(subject: "Once more: b2b12345")).Record.Answer;

        Assert.Equal([first.CaseNumber], second.Cases);
        Assert.Equal(["open-case-exists"], Codes(second));
    }

    [Theory]
    [InlineData("order_status", true)]
    [InlineData("deliveries", true)]
    [InlineData("returns", true)]
    [InlineData("refunds", true)]
    [InlineData("damaged_products", true)]
    [InlineData("credit_note", true)]
    [InlineData("stock", false)]
    [InlineData("payments", false)]
    [InlineData(null, false)]
    public void P9_where_the_topic_needs_an_order_number_a_missing_one_is_asked_for(string? topic, bool needed)
    {
        var talk = About(topic);

        Assert.Equal(needed, Codes(talk.Say(talk.Message(subject: "Hello")).Record.Answer).Contains("order-number-missing"));
        Assert.Empty(Codes(talk.Say(talk.Message(subject: "Hello, b2b 12345")).Record.Answer));
    }

    [Fact]
    public void P12_a_chat_is_about_one_order()
    {
        var talk = About("returns");

        var answer = talk.Say(talk.Message(subject: "B2B12345, B2B67890", channel: Channel.Chat)).Record.Answer;

        Assert.Equal("B2B12345", talk[Assert.Single(answer.Cases)].OrderNumber);
        Assert.Equal(["several-orders"], Codes(answer));
    }

    [Theory]
    [InlineData(Orders, "returns", "b2c", Cs)]
    [InlineData(Orders, "payments", "b2c", B2B)]
    [InlineData(B2B, "returns", "cs", Cs)]
    [InlineData(Cs, "returns", "cs", null)]
    [InlineData(Cs, null, "cs", null)]
    public void P16_what_comes_to_a_wrong_mailbox_is_told_the_right_one(string mailbox, string? topic, string desk, string? named)
    {
        var talk = About(topic);

        var answer = talk.Say(talk.Message(subject: "B2B12345", channel: Channel.Mail) with { Mailbox = mailbox }).Record.Answer;

        Assert.Equal(desk, answer.Desk);
        Assert.Equal(named is null ? [] : ["wrong-mailbox"], Codes(answer));
        Assert.All(answer.Advice, advice => Assert.Contains(named!, advice.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void P16_a_reply_in_a_thread_joins_its_case_wherever_it_was_sent()
    {
        var talk = About("returns");
        var first = talk.Say(talk.Message(subject: "B2B12345")).Record.Answer.CaseNumber;
        var token = new ContactRouter.Cases.ThreadSign.Ours(Samples.Identity.TokenOf(first, Samples.Sender("anna@shop.example")));

        var answer = talk.Say(talk.Message(channel: Channel.Mail) with { Mailbox = Orders, Thread = [token] }).Record.Answer;

        Assert.Equal([first], answer.Cases);
        Assert.Empty(answer.Advice);
    }

    private static Conversation About(string? topic) => new(Samples.Decider(
        new FixedClassifier(topic is null ? TopicJudgement.Unknown : new TopicJudgement(new Topic(topic), 1, [new TopicScore(new Topic(topic), 1)], [])), mailboxes: Mailboxes));

    private static IEnumerable<string> Codes(ContactAnswer answer) => answer.Advice.Select(advice => advice.Code);
}
