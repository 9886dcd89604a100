using System.Text.Json.Nodes;
using ContactRouter.Cases;
using ContactRouter.Desks;
using ContactRouter.Events;
using ContactRouter.Routing;
using ContactRouter.SecondOpinions;
using ContactRouter.Tests.Cases;
using ContactRouter.Topics;

namespace ContactRouter.Tests.SecondOpinions;

/// <summary>What an answer of the language service does to a case.</summary>
public sealed class RecognisedTests
{
    private static readonly RecognisedTopic Late = new(Topic.Deliveries, "Parcel late", 0.934);

    private readonly RoutingOptions routing = new();
    private readonly Conversation talk;
    private readonly CaseNumber number;
    private readonly TopicQuestion question;

    public RecognisedTests()
    {
        talk = new Conversation(Samples.Decider(new FixedClassifier(TopicJudgement.Unknown), routing: routing, asksLanguage: true));
        var said = talk.Say(talk.Message() with { Form = "claims" });
        number = said.Record.Answer.CaseNumber;
        question = TopicQuestion.Read(Assert.Single(said.Outgoing.OfType<Outgoing.Question>()).Body.Span)!;
    }

    [Fact]
    public void It_moves_the_case_to_the_topics_desk_and_says_why()
    {
        var (before, remembered) = (talk[number], talk.StateOf("anna@shop.example").Operations);

        var done = Assert.IsType<DeskDecision.Done>(talk.Do(CommandFor(Late)));

        var after = talk[number];
        Assert.Equal((Topic.Deliveries, new Desk("cs"), CaseState.Open, 2), (after.Topic, after.Desk, after.State, after.Revision));
        Assert.Equal((before.DueAt, "normal"), (after.DueAt, after.Priority));
        Assert.Equal((TimelineKind.Moved, TimelineEntry.Language), (done.Change.Entry.Kind, done.Change.Entry.By));
        Assert.Equal(
            "The language service recognised topic deliveries (category 'Parcel late', confidence 0.93). Topic deliveries goes to desk cs.", done.Change.Entry.Reason);
        // No person said it: there is nothing to learn from, and people's commands are remembered before it.
        Assert.Equal((null, false), (after.CorrectedAt, after.IsTopicSaid));
        Assert.Equal(remembered, talk.StateOf("anna@shop.example").Operations);
    }

    [Fact]
    public void Both_desks_are_told()
    {
        var done = Assert.IsType<DeskDecision.Done>(talk.Do(CommandFor(Late)));

        Assert.Equal([new Desk("cs"), new Desk("triage")], done.Outgoing.OfType<Outgoing.ToDesk>().Select(told => told.Desk));
        var told = JsonNode.Parse(done.Outgoing.OfType<Outgoing.ToDesk>().First().Body.Span)!;
        Assert.Equal(
            ("contactrouter.case.moved.v1", "deliveries", "cs", "triage"),
            ((string?)told["type"], (string?)told["data"]!["topic"], (string?)told["data"]!["desk"], (string?)told["data"]!["fromDesk"]));
    }

    [Fact]
    public void The_rules_hold_that_would_have_held_had_the_topic_been_known()
    {
        routing.Rules.Add(new RoutingRuleOptions { Topic = "deliveries", Form = "claims", Desk = "b2c", Priority = "high" });

        var command = CommandFor(Late);

        Assert.Equal((new Desk("b2c"), "high"), (command.To, command.Priority));
    }

    [Fact]
    public void A_topic_that_stays_at_the_desk_is_only_noted()
    {
        routing.Topics[Topic.Deliveries.Name] = "triage";

        var done = Assert.IsType<DeskDecision.Done>(talk.Do(CommandFor(Late)));

        Assert.Equal((TimelineKind.TopicCorrected, Topic.Deliveries, new Desk("triage")), (done.Change.Entry.Kind, talk[number].Topic, talk[number].Desk));
        Assert.Empty(done.Outgoing);
    }

    [Fact]
    public void It_comes_again_and_changes_nothing_more()
    {
        var command = CommandFor(Late);
        Assert.IsType<DeskDecision.Done>(talk.Do(command));

        Assert.False(SecondOpinion.IsWanted(talk[number]));
        Assert.IsType<DeskDecision.Stale>(talk.Do(command));
        Assert.IsType<DeskDecision.Refused>(talk.Do(command with { Seen = null }));
        Assert.Equal(2, talk[number].Revision);
    }

    public static TheoryData<string> Deeds => ["move", "topic", "close", "reply", "none"];

    [Theory]
    [MemberData(nameof(Deeds))]
    public void What_a_person_took_up_it_leaves_alone(string deed)
    {
        var command = CommandFor(Late);
        Assert.IsType<DeskDecision.Done>(talk.Do(deed switch
        {
            "move" => new DeskCommand.Move(number, new Desk("b2b"), ""),
            "topic" => new DeskCommand.Correct(number, Topic.Stock),
            "close" => new DeskCommand.Close(number, ""),
            "reply" => new DeskCommand.Reply(number, "Which parcel?", AndClose: false),
            _ => new DeskCommand.Correct(number, Topic.Stock),
        }));
        if (deed == "none")
            talk.Do(new DeskCommand.Correct(number, null));
        var before = talk[number];

        Assert.False(SecondOpinion.IsWanted(before));
        Assert.IsType<DeskDecision.Stale>(talk.Do(command));
        Assert.IsType<DeskDecision.Refused>(talk.Do(command with { Seen = null }));
        Assert.Equal(before, talk[number]);
    }

    [Fact]
    public void Links_and_warnings_meanwhile_do_not_stop_it()
    {
        var command = CommandFor(Late);
        var other = talk.Say(talk.Message(subject: "Another one")).Record.Answer.CaseNumber;
        Assert.IsType<DeskDecision.Done>(talk.Do(new DeskCommand.Link(number, other)));
        talk.Now = talk[number].DueSoonAt;
        Assert.IsType<DeskDecision.Done>(talk.Do(new DeskCommand.Watch(number)));

        Assert.IsType<DeskDecision.Done>(talk.Do(command));
    }

    private DeskCommand.Recognise CommandFor(RecognisedTopic answer) =>
        new SecondOpinion(new DeskRouter(routing, new MailboxOptions()), isAsked: true).CommandOf(talk[number], question, answer);
}
