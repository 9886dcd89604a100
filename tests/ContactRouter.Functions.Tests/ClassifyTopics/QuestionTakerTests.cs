using System.Text;
using System.Text.Json.Nodes;
using ContactRouter.Cases;
using ContactRouter.Desks;
using ContactRouter.Routing;
using ContactRouter.SecondOpinions;
using ContactRouter.Topics;

namespace ContactRouter.Functions.Tests.ClassifyTopics;

/// <summary>What becomes of a question to the language service.</summary>
public sealed class QuestionTakerTests
{
    [Fact]
    public async Task An_answer_moves_the_case_and_both_desks_are_told()
    {
        await using var triage = new Triage();
        triage.Answers("deliveries");
        var number = await triage.WriteAsync();

        await triage.TakeAsync(triage.Next());

        var @case = await triage.CaseAsync(number);
        Assert.Equal((Topic.Deliveries, new Desk("cs"), CaseState.Open), (@case.Topic, @case.Desk, @case.State));
        var entry = Assert.Single(await triage.TimelineAsync(number));
        Assert.Equal((TimelineKind.Moved, "language"), (entry.Kind, entry.By));
        Assert.Contains("'deliveries', confidence 0.90", entry.Reason, StringComparison.Ordinal);
        var moved = triage.Told.Where(told => ((string?)JsonNode.Parse(told.Body.Span)!["type"])?.StartsWith("contactrouter.case.moved", StringComparison.Ordinal) == true);
        Assert.Equal(["desk-cs", "desk-triage"], moved.Select(told => told.Queue).Order());
        Assert.Equal(["recognised"], triage.Outcomes);
    }

    [Fact]
    public async Task A_question_that_comes_again_asks_nothing_and_moves_nothing()
    {
        await using var triage = new Triage();
        triage.Answers("deliveries");
        var number = await triage.WriteAsync();
        var question = triage.Next();
        await triage.TakeAsync(question);
        triage.Answers("refunds");

        await triage.TakeAsync(question);

        Assert.Equal((0, 2), (triage.Jobs, (await triage.CaseAsync(number)).Revision));
        Assert.Equal(["recognised", "taken-up"], triage.Outcomes);
    }

    [Fact]
    public async Task Delivered_often_at_once_it_moves_the_case_once()
    {
        await using var triage = new Triage();
        triage.Answers("deliveries");
        var number = await triage.WriteAsync();
        var question = triage.Next();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => triage.TakeAsync(question)));

        Assert.Equal(2, (await triage.CaseAsync(number)).Revision);
        Assert.Single(triage.Outcomes, "recognised");
        Assert.Equal(11, triage.Outcomes.Count(outcome => outcome == "taken-up"));
    }

    [Fact]
    public async Task What_a_person_took_up_is_not_asked_about()
    {
        await using var triage = new Triage();
        triage.Answers("deliveries");
        var number = await triage.WriteAsync();
        await triage.DoAsync(new DeskCommand.Move(number, new Desk("b2b"), "They know."));

        await triage.TakeAsync(triage.Next());

        Assert.Equal((0, new Desk("b2b")), (triage.Jobs, (await triage.CaseAsync(number)).Desk));
        Assert.Equal(["taken-up"], triage.Outcomes);
    }

    [Theory]
    [InlineData("weather", 0.99, "unknown-category")]
    [InlineData("none", 0.99, "no-topic")]
    [InlineData("deliveries", 0.4, "not-sure")]
    public async Task An_answer_that_is_none_leaves_the_case_where_it_is(string category, double confidence, string outcome)
    {
        await using var triage = new Triage();
        triage.Answers(category, confidence);
        await AssertLeftAsync(triage, outcome);
    }

    [Fact]
    public async Task A_question_that_is_not_taken_is_not_asked_again()
    {
        await using var triage = new Triage();
        triage.Fails(400);
        await AssertLeftAsync(triage, "rejected");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("""{"contactId":"x","caseNumbers":["y"],"decidedAt":"2026-11-23T02:00:00.000Z"}""")]
    public async Task What_is_no_question_of_ours_is_dropped(string body)
    {
        await using var triage = new Triage();
        await triage.TakeAsync(Encoding.UTF8.GetBytes(body));
        Assert.Equal(["undecodable"], triage.Outcomes);
    }

    [Fact]
    public async Task Of_a_case_that_there_is_not_nothing_is_asked()
    {
        await using var triage = new Triage();
        triage.Answers("deliveries");
        await triage.WriteAsync();
        var question = TopicQuestion.Read(triage.Next().Span)!;

        await triage.TakeAsync((question with { CaseNumbers = ["000-000-000", "nonsense"] }).ToJson());

        Assert.Equal(0, triage.Jobs);
        Assert.Equal(["taken-up"], triage.Outcomes);
    }

    [Fact]
    public async Task A_question_that_lay_too_long_is_not_asked()
    {
        await using var triage = new Triage();
        triage.Answers("deliveries");
        var number = await triage.WriteAsync();
        triage.Time.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));

        await triage.TakeAsync(triage.Next());

        Assert.Equal((0, new Desk("triage")), (triage.Jobs, (await triage.CaseAsync(number)).Desk));
        Assert.Equal(["late"], triage.Outcomes);
    }

    [Fact]
    public async Task Without_a_service_nothing_is_asked_and_what_is_left_over_is_dropped()
    {
        await using var triage = new Triage(("Language:Endpoint", ""), ("Language:Project", ""), ("Language:Deployment", ""));
        await triage.WriteAsync();
        Assert.Equal(0, triage.Waiting);
        var contact = ContactRouter.Intake.ContactId.Of(new ContactRouter.Senders.SenderIdentity(new() { Key = Convert.ToBase64String(new byte[32]) })
            .IdOf(ContactRouter.Senders.SenderAddress.Parse("a@b.example", out _)!), triage.Time.GetUtcNow(), "x"u8);

        await triage.TakeAsync(new TopicQuestion(contact.Value, [], triage.Time.GetUtcNow()).ToJson());

        Assert.Equal(["not-configured"], triage.Outcomes);
    }

    private static async Task AssertLeftAsync(Triage triage, string outcome)
    {
        var number = await triage.WriteAsync();
        var before = await triage.CaseAsync(number);
        await triage.TakeAsync(triage.Next());

        Assert.Equal((before.Desk, before.Topic, before.Revision), (new Desk("triage"), null, (await triage.CaseAsync(number)).Revision));
        Assert.Equal((1, 0), (triage.Jobs, triage.Waiting));
        Assert.Equal([outcome], triage.Outcomes);
    }
}
