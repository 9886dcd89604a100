using System.Text.Json.Nodes;
using ContactRouter.Cases;
using ContactRouter.Desks;
using ContactRouter.Events;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.Tests.Cases;
using ContactRouter.Topics;

namespace ContactRouter.Tests.Desks;

/// <summary>What people at the desks, and the watch, do to cases.</summary>
public sealed class DeskDeciderTests
{
    private readonly Conversation talk = new();
    private readonly CaseNumber number;

    public DeskDeciderTests() => number = talk.Say(talk.Message(subject: "Where is order B2B12345?")).Record.Answer.CaseNumber;

    [Fact]
    public void An_answer_goes_out_by_mail_in_the_thread_and_stops_the_clock()
    {
        var done = Done(new DeskCommand.Reply(number, "It is on its way.", AndClose: false) { Seen = 1, Name = "mine" });

        Assert.Equal((CaseState.Answered, 2, 2), (talk[number].State, talk[number].Revision, talk[number].Sequence));
        Assert.Equal((TimelineKind.Replied, TimelineEntry.DeskPeople, "It is on its way.", "mine"), (done.Change.Entry.Kind, done.Change.Entry.By, done.Change.Entry.Text, done.Change.Entry.Operation));
        var mail = JsonNode.Parse(Assert.Single(done.Outgoing.OfType<Outgoing.Mail>()).Body.Span)!;
        Assert.Equal(("reply", "anna@shop.example", "It is on its way."), ((string?)mail["template"], (string?)mail["to"], (string?)mail["text"]));
        Assert.Equal(Samples.Identity.TokenOf(number, Samples.Sender("anna@shop.example")).ToString(), (string?)mail["token"]);
        Assert.Equal(("replied", "answered"), TypeAndStateOf(Assert.Single(done.Outgoing.OfType<Outgoing.ToDesk>())));
        talk.Now += TimeSpan.FromDays(30);
        Assert.IsType<DeskDecision.Nothing>(talk.Do(new DeskCommand.Watch(number)));
    }

    [Fact]
    public void An_answer_stands_under_the_customers_latest_mail()
    {
        talk.Say(talk.Message(subject: "B2B12345", channel: ContactRouter.Intake.Channel.Mail) with { MessageId = "one@anna.example" });
        talk.Say(talk.Message(subject: "B2B12345 once more"));

        var mail = JsonNode.Parse(Assert.Single(Done(new DeskCommand.Reply(number, "On its way.", AndClose: false)).Outgoing.OfType<Outgoing.Mail>()).Body.Span)!;

        Assert.Equal("one@anna.example", (string?)mail["inReplyTo"]);
    }

    [Fact]
    public void An_answer_may_close_its_case()
    {
        Done(new DeskCommand.Reply(number, "Done.", AndClose: true));

        Assert.Equal((CaseState.Closed, talk.Now), (talk[number].State, talk[number].ClosedAt));
        Assert.Empty(talk.StateOf("anna@shop.example").OpenCases);
    }

    [Fact]
    public void A_closed_case_can_be_answered_and_reopened_and_not_closed_again()
    {
        Done(new DeskCommand.Close(number, "Solved by telephone."));

        Assert.IsType<DeskDecision.Refused>(talk.Do(new DeskCommand.Close(number, "")));
        talk.Now += TimeSpan.FromHours(5);
        var reopened = Done(new DeskCommand.Reopen(number, ""));
        Assert.Equal((CaseState.Open, talk.Now.AddDays(1)), (talk[number].State, talk[number].DueAt));
        Assert.Equal("The desk opened the case again.", reopened.Change.Entry.Reason);
        Assert.Empty(reopened.Outgoing);
        Assert.IsType<DeskDecision.Refused>(talk.Do(new DeskCommand.Reopen(number, "")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_answer_that_could_not_be_delivered_opens_the_case_again(bool closed)
    {
        Done(new DeskCommand.Reply(number, "It is on its way.", closed));
        talk.Now += TimeSpan.FromHours(5);
        var told = new DeskCommand.Delivery(number, "reply", DeliveryState.Undeliverable, "550 no such mailbox") { Name = "event 1" };
        var done = Done(told);

        Assert.Equal((CaseState.Open, talk.Now.AddDays(1), 3), (talk[number].State, talk[number].DueAt, talk[number].Revision));
        Assert.Equal((TimelineKind.Delivery, TimelineEntry.System), (done.Change.Entry.Kind, done.Change.Entry.By));
        Assert.Equal("Our mail (reply) could not be delivered: 550 no such mailbox", done.Change.Entry.Reason);
        Assert.IsType<DeskDecision.Repeat>(talk.Do(told));
    }

    [Theory]
    [InlineData(DeliveryState.Delivered, "Our mail (reply) was delivered.")]
    [InlineData(DeliveryState.ReportedAsSpam, "Our mail (reply) was reported as spam.")]
    public void What_else_became_of_a_mail_is_noted_and_changes_nothing(DeliveryState state, string reason)
    {
        Done(new DeskCommand.Reply(number, "It is on its way.", AndClose: false));
        var done = Done(new DeskCommand.Delivery(number, "reply", state, ""));

        Assert.Equal((CaseState.Answered, 2, 3), (talk[number].State, talk[number].Revision, talk[number].Sequence));
        Assert.Equal(reason, done.Change.Entry.Reason);
        Assert.Empty(done.Outgoing);
    }

    [Fact]
    public void A_closed_case_that_is_answered_is_not_closed_any_more()
    {
        Done(new DeskCommand.Close(number, ""));
        talk.Now += TimeSpan.FromDays(30);
        Done(new DeskCommand.Reply(number, "One more thing.", AndClose: false));

        Assert.Equal((CaseState.Answered, null), (talk[number].State, talk[number].ClosedAt));
        var reply = talk.Message() with { Thread = [new ThreadSign.Ours(Samples.Identity.TokenOf(number, Samples.Sender("anna@shop.example")))] };
        Assert.Equal([number], talk.Say(reply).Record.Answer.Cases);
    }

    [Fact]
    public void A_moved_case_keeps_what_the_customer_was_promised()
    {
        var due = talk[number].DueAt;

        var moved = Done(new DeskCommand.Move(number, new Desk("b2b"), ""));

        Assert.Equal((new Desk("b2b"), due), (talk[number].Desk, talk[number].DueAt));
        Assert.Equal([new Desk("b2b"), new Desk("cs")], moved.Outgoing.OfType<Outgoing.ToDesk>().Select(told => told.Desk));
        Assert.IsType<DeskDecision.Refused>(talk.Do(new DeskCommand.Move(number, new Desk("b2b"), "")));
    }

    [Fact]
    public void A_topic_is_corrected_where_the_case_lies()
    {
        Done(new DeskCommand.Correct(number, Topic.Refunds));

        Assert.Equal((Topic.Refunds, new Desk("cs")), (talk[number].Topic, talk[number].Desk));
        Assert.IsType<DeskDecision.Nothing>(talk.Do(new DeskCommand.Correct(number, Topic.Refunds)));
    }

    [Fact]
    public void What_a_person_corrects_is_told_apart_from_what_was_recognised()
    {
        Assert.Equal((null, false), (talk[number].CorrectedAt, talk[number].IsTopicSaid));
        Done(new DeskCommand.Move(number, new Desk("b2b"), ""));
        Assert.Equal((talk.Now, false), (talk[number].CorrectedAt, talk[number].IsTopicSaid));
        talk.Now += TimeSpan.FromHours(1);
        Done(new DeskCommand.Correct(number, null));
        Assert.Equal((talk.Now, true, null), (talk[number].CorrectedAt, talk[number].IsTopicSaid, talk[number].Topic));
    }

    [Fact]
    public void Whoever_saw_an_older_revision_is_told_so()
    {
        Done(new DeskCommand.Correct(number, Topic.Refunds) { Seen = 1 });

        var stale = Assert.IsType<DeskDecision.Stale>(talk.Do(new DeskCommand.Close(number, "") { Seen = 1 }));
        Assert.Equal(2, stale.Case.Revision);
    }

    [Fact]
    public void A_command_is_known_again_by_its_name_for_as_long_as_the_latest_32_are()
    {
        DeskCommand Named(string name, Topic? topic) => new DeskCommand.Correct(number, topic) { Name = name };
        Done(Named("first", Topic.Refunds));
        for (var n = 1; n < SenderState.MostOperations; n++)
            Done(Named($"name {n}", n % 2 == 0 ? Topic.Refunds : Topic.Returns));

        Assert.Equal(2, Assert.IsType<DeskDecision.Repeat>(talk.Do(Named("first", Topic.Refunds))).Sequence);
        Assert.IsType<DeskDecision.NameReused>(talk.Do(Named("first", Topic.Stock)));
        Done(Named("one more", Topic.Stock));
        Assert.IsType<DeskDecision.Done>(talk.Do(Named("first", Topic.Refunds)));
    }

    [Fact]
    public void The_watch_warns_once_when_the_answer_is_due_soon_and_once_when_it_is_late()
    {
        Assert.IsType<DeskDecision.Nothing>(talk.Do(new DeskCommand.Watch(number)));
        talk.Now = talk[number].DueSoonAt;
        Assert.Equal("duesoon", TypeOf(Assert.Single(Done(new DeskCommand.Watch(number)).Outgoing)));
        Assert.IsType<DeskDecision.Nothing>(talk.Do(new DeskCommand.Watch(number)));
        talk.Now = talk[number].DueAt;
        Assert.Equal("overdue", TypeOf(Assert.Single(Done(new DeskCommand.Watch(number)).Outgoing)));
        Assert.IsType<DeskDecision.Nothing>(talk.Do(new DeskCommand.Watch(number)));
        Assert.Equal((1, 3), (talk[number].Revision, talk[number].Sequence));
    }

    [Fact]
    public void What_nobody_watched_in_time_is_only_overdue()
    {
        talk.Now = talk[number].DueAt.AddDays(1);

        Assert.Equal("overdue", TypeOf(Assert.Single(Done(new DeskCommand.Watch(number)).Outgoing)));
        Assert.IsType<DeskDecision.Nothing>(talk.Do(new DeskCommand.Watch(number)));
    }

    [Fact]
    public void A_link_is_made_once()
    {
        var other = talk.Say(talk.Message(subject: "Another one")).Record.Answer.CaseNumber;

        Done(new DeskCommand.Link(number, other));

        Assert.Equal([other], talk[number].Linked);
        Assert.IsType<DeskDecision.Nothing>(talk.Do(new DeskCommand.Link(number, other)));
        Assert.IsType<DeskDecision.Nothing>(talk.Do(new DeskCommand.Link(number, number)));
    }

    private DeskDecision.Done Done(DeskCommand command) => Assert.IsType<DeskDecision.Done>(talk.Do(command));

    private static string TypeOf(Outgoing outgoing) =>
        ((string)JsonNode.Parse(Assert.IsType<Outgoing.Alert>(outgoing).Body.Span)!["type"]!)["contactrouter.case.".Length..^".v1".Length];

    private static (string Type, string? State) TypeAndStateOf(Outgoing.ToDesk told)
    {
        var @event = JsonNode.Parse(told.Body.Span)!;
        return (((string)@event["type"]!)["contactrouter.case.".Length..^".v1".Length], (string?)@event["data"]!["state"]);
    }
}
