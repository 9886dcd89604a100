using System.Text.Json;
using ContactRouter.Cases;
using ContactRouter.Chats;
using ContactRouter.Desks;
using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Mails;
using ContactRouter.Routing;
using ContactRouter.Tests.Cases;

namespace ContactRouter.Tests.Chats;

/// <summary>What was said in a chat becomes a message of its customer's.</summary>
public sealed class ChatTranscriptTests
{
    private readonly Conversation conversation = new();

    [Fact]
    public void An_answered_chat_opens_a_case_that_waits_for_nothing_and_sends_the_transcript()
    {
        var admitted = conversation.Say(Message(Answered("B2B12345")));

        var @case = Assert.Single(admitted.Cases).After;
        Assert.Equal((CaseState.Answered, "B2B12345", "Where is my parcel?"), (@case.State, @case.OrderNumber, @case.Subject));
        var mail = Assert.Single(Mails(admitted));
        Assert.Equal((MailOrder.ChatTranscript, "de", @case.Number.Value), (mail.Template, mail.Language, mail.CaseNumber));
        Assert.Equal([(true, "Where is my parcel?"), (false, "It comes tomorrow."), (true, "Thank you.")], mail.Lines.Select(line => (line.FromCustomer, line.Text)));
        Assert.StartsWith("[02:00 UTC] Customer: Where is my parcel?\n[02:00 UTC] Desk: It comes tomorrow.\n", admitted.Record.Message.Text, StringComparison.Ordinal);
        Assert.Empty(admitted.State.Admissions);
    }

    [Fact]
    public void A_chat_that_nobody_came_to_opens_a_case_that_waits_for_the_desk_and_is_acknowledged()
    {
        var talk = new Talk("B2B12345");
        talk.Ask();
        talk.End();
        var admitted = conversation.Say(Message(talk));
        Assert.Equal(CaseState.Open, Assert.Single(admitted.Cases).After.State);
        Assert.Equal(MailOrder.Acknowledgement, Assert.Single(Mails(admitted)).Template);
    }

    [Fact]
    public void Who_does_not_want_the_transcript_gets_no_mail()
    {
        var talk = new Talk();
        talk.Ask();
        talk.Join();
        talk.Answer();
        talk.End(transcript: false);
        Assert.Empty(Mails(conversation.Say(Message(talk))));
    }

    [Fact]
    public void It_joins_the_proven_senders_open_case_on_the_order_and_leaves_it_as_it_stands()
    {
        var first = conversation.Say(conversation.Message(subject: "B2B12345")).Record.Answer.CaseNumber;
        conversation.Do(new DeskCommand.Reply(first, "It left today.", AndClose: false));

        var joined = Assert.Single(conversation.Say(Message(Answered("B2B12345"))).Cases);

        Assert.Equal((first, CaseState.Answered), (joined.After.Number, joined.After.State));
        Assert.Equal((TimelineKind.Message, "The customer chatted about order B2B12345."), (joined.Entry.Kind, joined.Entry.Reason));
    }

    [Fact]
    public void A_chat_without_an_answer_opens_the_answered_case_of_its_order_again()
    {
        var first = conversation.Say(conversation.Message(subject: "B2B12345")).Record.Answer.CaseNumber;
        conversation.Do(new DeskCommand.Reply(first, "It left today.", AndClose: false));
        var talk = new Talk("B2B12345");
        talk.Ask();
        talk.End();
        var joined = Assert.Single(conversation.Say(Message(talk)).Cases);
        Assert.Equal((first, CaseState.Open), (joined.After.Number, joined.After.State));
    }

    [Fact]
    public void An_unproven_customers_chat_joins_nobodys_case()
    {
        var first = conversation.Say(conversation.Message(subject: "B2B12345")).Record.Answer.CaseNumber;
        var opened = Assert.Single(conversation.Say(Message(Answered("B2B12345", network: "0123456789abcdef"))).Cases).After;
        Assert.NotEqual(first, opened.Number);
        Assert.False(opened.Verified);
        Assert.Equal([first], opened.Linked);
    }

    [Fact]
    public void What_the_desk_says_decides_neither_topic_nor_orders()
    {
        var talk = new Talk("B2B12345");
        talk.Ask("Hello there.");
        talk.Join();
        talk.Answer("Is it about your refund for B2B67890? Please ask for a refund of the money.");
        talk.End();
        var admitted = conversation.Say(Message(talk));
        Assert.Null(admitted.Record.Answer.Topic);
        Assert.Equal(["B2B12345"], admitted.Record.OrderNumbers);
        Assert.Equal("cs", admitted.Record.Answer.Desk);
    }

    [Fact]
    public void Its_event_is_a_message_of_channel_chat()
    {
        var told = conversation.Say(Message(Answered("B2B12345"))).Outgoing.OfType<Outgoing.ToDesk>().Single();
        var data = JsonDocument.Parse(told.Body).RootElement.GetProperty("data");
        Assert.Equal(("chat", "de"), (data.GetProperty("channel").GetString(), data.GetProperty("language").GetString()));
    }

    [Fact]
    public void Two_chats_of_the_same_words_are_two_and_one_filed_twice_is_one()
    {
        var (one, other) = (Message(Answered("B2B12345")), Message(Answered("B2B12345")));
        Assert.Equal(MessageMark.Of(one), MessageMark.Of(other));
        Assert.NotEqual(MessageMark.Of(one).Hash, MessageMark.Of(Message(Answered("B2B12345", network: "0123456789abcdef"))).Hash);
    }

    [Fact]
    public void Of_a_chat_that_is_longer_than_a_mail_the_end_is_sent()
    {
        var talk = new Talk(options: new ChatOptions { MostLines = 200 });
        talk.Join();
        for (var i = 0; i < 60; i++)
            talk.Ask($"{i} " + new string('ж', 900));
        talk.Answer("Thank you.");
        talk.End();
        var lines = Assert.Single(Mails(conversation.Say(Message(talk)))).Lines;
        Assert.InRange(lines.Count, 10, 30);
        Assert.Equal("Thank you.", lines[^1].Text);
    }

    private static Talk Answered(string? order, string? network = null)
    {
        var talk = new Talk(order, network: network);
        talk.Ask();
        talk.Join();
        talk.Answer();
        talk.Ask("Thank you.");
        talk.End(reason: "Solved");
        return talk;
    }

    private static ContactMessage Message(Talk talk) => ChatTranscript.ToMessage(talk.Chat, talk.Lines, new Desk("cs"));

    private static List<MailOrder> Mails(Decision.Admitted admitted) =>
        [.. admitted.Outgoing.OfType<Outgoing.Mail>().Select(mail => MailOrder.Read(mail.Body.Span))];
}
