using ContactRouter.Cases;
using ContactRouter.Desks;
using ContactRouter.Events;
using ContactRouter.Intake;

namespace ContactRouter.Tests.Cases;

/// <summary>P8: which case a message belongs to.</summary>
public sealed class ThreadTests
{
    private const string Anna = "anna@shop.example";
    private const string Mallory = "mallory@shop.example";

    private readonly Conversation talk = new();

    [Fact]
    public void A_reply_with_its_token_joins_its_case_whatever_it_is_about()
    {
        var first = Open("My order B2B12345 has not arrived.");

        var reply = talk.Say(Reply(Anna, Token(first)) with { Text = "Please send me your catalogue." });

        Assert.Equal([first], reply.Record.Answer.Cases);
        Assert.Empty(reply.Record.Answer.Advice);
        Assert.Equal((CaseState.Open, 2, 2), (talk[first].State, talk[first].Revision, talk[first].Sequence));
        Assert.Single(talk.Cases);
    }

    [Fact]
    public void Somebody_else_with_the_token_gets_a_linked_case_of_his_own()
    {
        var first = Open("My order B2B12345 has not arrived.");

        var other = talk.Say(Reply(Mallory, Token(first)));

        var theirs = talk[other.Record.Answer.CaseNumber];
        Assert.NotEqual(first, theirs.Number);
        Assert.Equal((true, Mallory), (theirs.NeedsReview, theirs.SenderAddress));
        Assert.Equal([first], theirs.Linked);
        Assert.Contains(other.Outgoing, outgoing => outgoing is Outgoing.BackLink link && link.Case == first && link.Linked == theirs.Number);
    }

    [Fact]
    public void An_unproven_writer_with_the_token_joins_nothing()
    {
        var first = Open("My order B2B12345 has not arrived.");

        var other = talk.Say(Reply(Anna, Token(first)) with { Verified = false, Network = "aaaaaaaaaaaaaaaa" });

        Assert.NotEqual(first, other.Record.Answer.CaseNumber);
        Assert.Equal(1, talk[first].Revision);
    }

    [Fact]
    public void A_forged_token_says_nothing()
    {
        var first = Open("My order B2B12345 has not arrived.");
        var forged = new CaseToken(first, new string('0', 16));

        var other = talk.Say(Reply(Anna, new ThreadSign.Ours(forged)) with { Text = "Hello." });

        Assert.Empty(talk[other.Record.Answer.CaseNumber].Linked);
        Assert.Equal(1, talk[first].Revision);
    }

    [Fact]
    public void The_first_sign_that_holds_decides()
    {
        var (first, second) = (Open("Order B2B11111 has not arrived."), Open("Order B2B22222 has not arrived."));

        var reply = talk.Say(Reply(Anna, new ThreadSign.Ours(new CaseToken(first, new string('0', 16))), new ThreadSign.Foreign(MailId.HashOf("<unknown@x>")), Token(second), Token(first)));

        Assert.Equal([second], reply.Record.Answer.Cases);
    }

    [Fact]
    public void A_mail_that_answers_the_senders_own_mail_joins_its_case_and_nobody_elses_does()
    {
        var mail = talk.Message(Anna, text: "My parcel is lost.", channel: Channel.Mail) with { MailId = MailId.HashOf("<one@anna>") };
        var first = talk.Say(mail).Record.Answer.CaseNumber;

        var own = talk.Say(Reply(Anna, new ThreadSign.Foreign(MailId.HashOf("one@anna"))));
        var others = talk.Say(Reply(Mallory, new ThreadSign.Foreign(MailId.HashOf("one@anna"))));

        Assert.Equal([first], own.Record.Answer.Cases);
        Assert.NotEqual(first, others.Record.Answer.CaseNumber);
    }

    [Fact]
    public void A_case_number_in_the_subject_counts_for_its_sender_alone()
    {
        var first = Open("My parcel is lost.");

        var own = talk.Say(Reply(Anna, new ThreadSign.Named(first)));
        var others = talk.Say(Reply(Mallory, new ThreadSign.Named(first)));

        Assert.Equal([first], own.Record.Answer.Cases);
        Assert.Empty(talk[others.Record.Answer.CaseNumber].Linked);
    }

    [Fact]
    public void A_reply_about_another_order_gets_a_linked_case()
    {
        var first = Open("Order B2B11111 has not arrived.");

        var reply = talk.Say(Reply(Anna, Token(first)) with { Subject = "Re: B2B22222", Text = "This one neither." });

        var drifted = talk[reply.Record.Answer.CaseNumber];
        Assert.Equal(("B2B22222", false), (drifted.OrderNumber, drifted.NeedsReview));
        Assert.Equal([first], drifted.Linked);
    }

    [Fact]
    public void A_reply_that_brings_the_order_number_gives_it_to_the_case()
    {
        var first = Open("My parcel is lost.");

        var reply = talk.Say(Reply(Anna, Token(first)) with { Text = "It is B2B77777." });

        Assert.Equal([first], reply.Record.Answer.Cases);
        Assert.Equal("B2B77777", talk[first].OrderNumber);
        Assert.Equal([first], talk.Say(talk.Message(Anna, "B2B77777 again")).Record.Answer.Cases);
    }

    [Fact]
    public void A_customer_who_opened_a_case_unproven_joins_it_by_the_token_sent_to_his_address()
    {
        var opened = talk.Say(talk.Message(Anna, "My parcel is lost") with { Verified = false, Network = "aaaaaaaaaaaaaaaa" }).Record.Answer.CaseNumber;

        var named = talk.Say(Reply(Anna, new ThreadSign.Named(opened)));
        var reply = talk.Say(Reply(Anna, Token(opened)));

        Assert.NotEqual(opened, named.Record.Answer.CaseNumber);
        Assert.Equal([opened], reply.Record.Answer.Cases);
        Assert.True(talk[opened].Verified);
        Assert.Contains(talk.StateOf(Anna).OpenCases, open => open.Number == opened);
    }

    [Fact]
    public void A_late_reply_reopens_its_case_and_starts_its_clock_anew()
    {
        var first = Open("My parcel is lost.");
        talk.Do(new DeskCommand.Close(first, ""));
        Assert.Empty(talk.StateOf(Anna).OpenCases);
        talk.Now += TimeSpan.FromDays(14);

        var reply = talk.Say(Reply(Anna, Token(first)));

        Assert.Equal([first], reply.Record.Answer.Cases);
        Assert.Equal((CaseState.Open, null, talk.Now.AddDays(1)), (talk[first].State, talk[first].ClosedAt, talk[first].DueAt));
        Assert.Equal(TimelineKind.Reopened, reply.Cases[0].Entry.Kind);
        Assert.Equal(first, Assert.Single(talk.StateOf(Anna).OpenCases).Number);
    }

    [Theory]
    [InlineData(LateReply.Reopen, 14.01)]
    [InlineData(LateReply.Link, 0.01)]
    public void A_reply_that_is_too_late_or_by_option_opens_a_linked_case(LateReply option, double days)
    {
        var later = new Conversation(Samples.Decider(cases: new CaseOptions { LateReply = option }));
        var first = later.Say(later.Message(Anna, "My parcel is lost")).Record.Answer.CaseNumber;
        later.Do(new DeskCommand.Close(first, ""));
        later.Now += TimeSpan.FromDays(days);

        var reply = later.Say(later.Message(Anna) with { Thread = [new ThreadSign.Ours(Samples.Identity.TokenOf(first, Samples.Sender(Anna)))] });

        Assert.NotEqual(first, reply.Record.Answer.CaseNumber);
        Assert.Equal([first], later[reply.Record.Answer.CaseNumber].Linked);
        Assert.Equal(CaseState.Closed, later[first].State);
    }

    private CaseNumber Open(string text) => talk.Say(talk.Message(Anna, text: text)).Record.Answer.CaseNumber;

    private static ThreadSign.Ours Token(CaseNumber number) => new(Samples.Identity.TokenOf(number, Samples.Sender(Anna)));

    private ContactMessage Reply(string from, params ThreadSign[] signs) =>
        talk.Message(from, "Re: your parcel", "Any news?", Channel.Mail) with { Thread = signs };
}
