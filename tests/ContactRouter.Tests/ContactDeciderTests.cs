using System.Text;
using System.Text.Json.Nodes;
using ContactRouter.Cases;
using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.Tests.Events;
using ContactRouter.Topics;

namespace ContactRouter.Tests;

public sealed class ContactDeciderTests
{
    private static readonly ContactMessage Mixed = Samples.Message() with
    {
        Verified = false,
        Attachments = [Samples.File("film.mp4", new AttachmentOptions().MaxTotalBytes + 1), Samples.File("photo.jpg", 5)],
    };

    [Fact]
    public void The_same_state_message_and_time_give_the_same_decision()
    {
        var first = Decide(Mixed);
        var again = Decide(Mixed);

        Assert.Equal(first.State.Admissions, again.State.Admissions);
        Assert.Equal(first.Cases.Select(change => change.After.Number), again.Cases.Select(change => change.After.Number));
        Assert.Equal(TextOf(first), TextOf(again));
        Assert.Equal(first.Record.Checks, again.Record.Checks);
        Assert.Equal(first.Record.Answer.Advice, again.Record.Answer.Advice);
        Assert.Equal(first.Record.Answer.Cases, again.Record.Answer.Cases);
        Assert.Equal(first.Record.SetAside, again.Record.SetAside);
    }

    [Fact]
    public void The_admission_is_added_to_the_state_that_was_given()
    {
        var before = new SenderState([new Admission(Samples.Monday.AddMinutes(-59), 1, Samples.Contact(name: "before"))]);

        var after = Decide(Samples.Message(), before).State;

        Assert.Equal([.. before.Admissions, new Admission(Samples.Monday, MessageMark.Of(Samples.Message()).LogKey, Samples.Contact())], after.Admissions);
        Assert.Single(before.Admissions);
    }

    [Fact]
    public void A_message_counts_as_received_no_earlier_than_the_newest_admission()
    {
        var newest = Samples.Monday.AddSeconds(3);
        var state = new SenderState([new Admission(newest, 1, Samples.Contact(name: "before"))]);

        var decision = Decide(Samples.Message(), state);

        Assert.Equal(newest, decision.State.Admissions[^1].At);
        Assert.Equal(newest, decision.Cases[0].After.ReceivedAt);
        Assert.Equal(newest, decision.Record.Answer.ReceivedAt);
        Assert.Equal(newest.AddDays(1), decision.Record.Answer.DueAt);
    }

    [Fact]
    public void The_answer_the_event_the_case_and_the_record_agree()
    {
        var decision = Decide(Mixed);

        var (answer, opened, data) = (decision.Record.Answer, Assert.Single(decision.Cases).After, DataOf(decision));
        Assert.Equal(
            new Case(
                new CaseId(Mixed.Id, 1), answer.CaseNumber, new Desk("cs"), Topic.OrderStatus, "B2B12345", "anna@shop.example", Mixed.Subject, CaseState.Open,
                Samples.Monday, Samples.Monday.AddDays(1), Revision: 1, Sequence: 1)
            {
                SenderName = "Anna Müller",
                Verified = false,
                Language = "en",
                RoutedBecause = opened.RoutedBecause,
                Linked = opened.Linked,
                DueSoonAt = opened.DueSoonAt,
                LatestContact = Mixed.Id,
            },
            opened);
        Assert.Equal((Mixed.Id, "order_status", "cs"), (answer.ContactId, answer.Topic, answer.Desk));
        Assert.Equal((opened.ReceivedAt, opened.DueAt), (answer.ReceivedAt, answer.DueAt));
        Assert.Equal([opened.Number], answer.Cases);
        Assert.Equal(
            (answer.ContactId.Value, answer.CaseNumber.Value, answer.Topic, answer.Desk),
            ((string?)data["contactId"], (string?)data["caseNumber"], (string?)data["topic"], (string?)data["desk"]));
        Assert.Equal(
            (Timestamp.Format(answer.ReceivedAt), Timestamp.Format(answer.DueAt)), ((string?)data["receivedAt"], (string?)data["dueAt"]));
        Assert.Equal(opened.Desk, decision.Outgoing.OfType<Outgoing.ToDesk>().Single().Desk);
        Assert.Equal(decision.Record.OrderNumbers, data["orderNumbers"]!.AsArray().Select(number => (string)number!));
        Assert.Same(Mixed, decision.Record.Message);
    }

    [Fact]
    public void A_check_is_in_the_record_the_event_and_the_answer()
    {
        var decision = Decide(Mixed);

        var checks = decision.Record.Checks;
        Assert.Equal(["unverified", "attachment-size"], checks.Select(check => check.Code));
        Assert.Equal(checks.Select(check => new Advice(check.Code, check.Rule, check.Advice)), decision.Record.Answer.Advice);
        Assert.Equal(
            checks.Select(check => (check.Code, check.Rule, check.Detail)),
            DataOf(decision)["checks"]!.AsArray().Select(check => ((string)check!["code"]!, (string)check["rule"]!, (string)check["detail"]!)));
    }

    [Fact]
    public void A_proven_message_within_the_rules_gets_no_advice() => Assert.Empty(Decide(Samples.Message()).Record.Answer.Advice);

    [Fact]
    public void A_file_that_is_set_aside_is_kept_but_not_handed_on()
    {
        var decision = Decide(Mixed);

        Assert.Equal(["film.mp4"], decision.Record.SetAside.Select(file => file.Name));
        Assert.Equal(["photo.jpg"], decision.Record.Attachments.Select(file => file.Name));
        Assert.Equal(["photo.jpg"], DataOf(decision)["attachments"]!.AsArray().Select(file => (string)file!["name"]!));
    }

    [Fact]
    public void The_size_rule_counts_only_files_of_an_allowed_kind_and_both_rules_leave_theirs_aside()
    {
        const long MiB = 1024 * 1024;
        var decision = Decide(Samples.Message() with
        {
            Attachments =
            [
                Samples.File("archive.jpg", 15 * MiB, "application/octet-stream"), Samples.File("film.mp4", 15 * MiB, "video/mp4"),
                Samples.File("second.mp4", 6 * MiB, "video/mp4"), Samples.File("photo.jpg", 5 * MiB),
            ],
        });

        Assert.Equal(["film.mp4", "photo.jpg"], decision.Record.Attachments.Select(file => file.Name));
        Assert.Equal(["archive.jpg", "second.mp4"], decision.Record.SetAside.Select(file => file.Name));
        Assert.Equal(["attachment-kind", "attachment-size"], decision.Record.Answer.Advice.Select(advice => advice.Code));
    }

    [Fact]
    public void Another_try_changes_the_case_number_and_nothing_else()
    {
        var first = Decide(Mixed);
        var second = Decide(Mixed, attempt: 1);

        var (number, other) = (first.Cases[0].After.Number, second.Cases[0].After.Number);
        Assert.NotEqual(number, other);
        Assert.Equal(first.Cases[0].After with { Number = other, Linked = second.Cases[0].After.Linked }, second.Cases[0].After);
        Assert.Equal(TextOf(first).Replace(number.Value, other.Value, StringComparison.Ordinal), TextOf(second));
        Assert.Equal(first.State.Admissions, second.State.Admissions);
    }

    [Fact]
    public void A_case_number_carries_the_senders_bucket() =>
        Assert.Equal(Samples.Identity.BucketOf(Samples.Sender("anna@shop.example")), Decide(Samples.Message()).Cases[0].After.Number.Bucket);

    [Fact]
    public void A_text_too_long_for_the_event_needs_its_blob()
    {
        Assert.False(Decide(Samples.Message()).NeedsTextBlob);
        Assert.True(Decide(Samples.Message() with { Text = new string('x', 60_000) }).NeedsTextBlob);
    }

    [Fact]
    public void A_message_about_nothing_known_goes_to_triage()
    {
        var answer = Decide(Samples.Message() with { Subject = "Hello", Text = "Nice weather." }).Record.Answer;

        Assert.Equal((null, "triage"), (answer.Topic, answer.Desk));
    }

    [Fact]
    public void The_classifier_sees_the_subject_the_text_and_the_chosen_topic()
    {
        var classifier = new FixedClassifier(new TopicJudgement(Topic.Stock, 0.5, [], []));
        var message = Mixed with { Chosen = Topic.Stock };
        var decision = Assert.IsType<Decision.Admitted>(
            Samples.Decider(classifier).Decide(SenderState.Unknown, message, MessageMark.Of(message), Facts(), Samples.Monday, attempt: 0));

        Assert.Equal([new TopicInput(Mixed.Subject, Mixed.Text, Topic.Stock)], classifier.Asked);
        Assert.Equal(new Desk("b2b"), decision.Cases[0].After.Desk);
    }

    private static Decision.Admitted Decide(ContactMessage message, SenderState? state = null, int attempt = 0) => Assert.IsType<Decision.Admitted>(
        Samples.Decider().Decide(state ?? SenderState.Unknown, message, MessageMark.Of(message), Facts(), Samples.Monday, attempt));

    private static KnownFacts Facts() => new() { AddressState = SenderState.Unknown };

    private static string TextOf(Decision.Admitted decision) => Encoding.UTF8.GetString(ToDesk(decision).Body.Span);

    private static JsonNode DataOf(Decision.Admitted decision) => SampleEvent.Parse(ToDesk(decision))["data"]!;

    private static Outgoing.ToDesk ToDesk(Decision.Admitted decision) => decision.Outgoing.OfType<Outgoing.ToDesk>().First();
}
