using ContactRouter.Cases;
using ContactRouter.Desks;
using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Senders;

namespace ContactRouter.Tests.Cases;

/// <summary>What programs write is filed where it belongs, opens nothing, and uses up nobody's budget.</summary>
public sealed class MachineMailTests
{
    private const string Anna = "anna@shop.example";

    private readonly Conversation talk = new();

    [Fact]
    public void A_customers_auto_responder_is_filed_in_the_case_and_leaves_it_as_it_stood()
    {
        var number = talk.Say(talk.Message(Anna, "Where is order B2B12345?")).Record.Answer.CaseNumber;
        talk.Do(new DeskCommand.Reply(number, "On its way.", AndClose: false));
        var answered = talk[number];

        var filed = talk.Say(Machine("I am out of office.") with { Thread = [new ThreadSign.Ours(Samples.Identity.TokenOf(number, Samples.Sender(Anna)))] });

        Assert.Equal([number], filed.Record.Answer.Cases);
        Assert.Equal((CaseState.Answered, answered.DueAt, answered.LatestContact), (talk[number].State, talk[number].DueAt, talk[number].LatestContact));
        Assert.Equal(TimelineEntry.System, filed.Cases[0].Entry.By);
        Assert.Empty(filed.Outgoing.OfType<Outgoing.Mail>());
        Assert.Single(talk.StateOf(Anna).Admissions);
    }

    [Fact]
    public void It_joins_by_its_order_too()
    {
        var number = talk.Say(talk.Message(Anna, "Where is order B2B12345?")).Record.Answer.CaseNumber;

        Assert.Equal([number], talk.Say(Machine("Ticket received", "B2B12345")).Record.Answer.Cases);
    }

    [Theory]
    [InlineData("Your message was received.")]
    [InlineData("Your message about B2B99999 was received.")]
    public void Without_a_case_it_is_set_aside(string text)
    {
        var aside = Assert.IsType<Decision.SetAside>(Decide(SenderState.Unknown, Machine(text)));

        Assert.Equal("machine-mail", aside.Reason);
        Assert.Contains("auto-reply", aside.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void It_has_a_budget_of_its_own_and_blocks_nobody()
    {
        var number = talk.Say(talk.Message(Anna, "Where is order B2B12345?")).Record.Answer.CaseNumber;
        for (var n = 0; n < 40; n++)
            talk.Say(Machine($"Out of office {n}", "B2B12345"));

        Assert.IsType<Decision.SetAside>(Decide(talk.StateOf(Anna), Machine("Out of office once more", "B2B12345")));
        Assert.Equal([number], talk.Say(talk.Message(Anna, "B2B12345 again")).Record.Answer.Cases);
        Assert.Equal(2, talk.StateOf(Anna).Admissions.Count);
    }

    [Theory]
    [InlineData(Channel.Mail, false, 1)]
    [InlineData(Channel.Mail, true, 0)]
    [InlineData(Channel.Form, false, 0)]
    public void P5_who_is_blocked_is_told_once_by_mail(Channel channel, bool silent, int notices)
    {
        for (var n = 0; n < 40; n++)
            talk.Say(talk.Message(Anna, $"Parcel {n}"));
        var message = talk.Message(Anna, "One more", channel: channel) with { IsSilent = silent };

        var first = Assert.IsType<Decision.Blocked>(Decide(talk.StateOf(Anna), message));
        var second = Assert.IsType<Decision.Blocked>(Decide(first.State, message with { Subject = "And another" }));

        Assert.Equal(notices, first.Outgoing.Count);
        Assert.Empty(second.Outgoing);
        Assert.All(first.Outgoing.OfType<Outgoing.Mail>(), mail => Assert.Contains("\"blockedUntil\":\"2026-11-23T03:00:00.000Z\"", System.Text.Encoding.UTF8.GetString(mail.Body.Span), StringComparison.Ordinal));
    }

    private ContactMessage Machine(string text, string subject = "Automatic reply") =>
        talk.Message(Anna, subject, text, Channel.Mail) with { MachineClass = "auto-reply", IsSilent = true };

    private static Decision Decide(SenderState state, ContactMessage message) =>
        Samples.Decider().Decide(state, message, MessageMark.Of(message), new KnownFacts(), Samples.Monday, attempt: 0);
}
