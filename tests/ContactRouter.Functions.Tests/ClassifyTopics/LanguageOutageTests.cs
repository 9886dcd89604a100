using ContactRouter.Routing;

namespace ContactRouter.Functions.Tests.ClassifyTopics;

/// <summary>The service, or the store, is away: nothing fails, nothing is asked for ever, and nobody is asked by all at once when it is back.</summary>
public sealed class LanguageOutageTests
{
    private static readonly TimeSpan AskWithin = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task A_service_that_is_away_is_asked_less_and_less_and_no_longer_than_it_makes_sense()
    {
        await using var triage = new Triage();
        triage.Fails(500);
        var (started, number) = (triage.Time.GetUtcNow(), await triage.WriteAsync());

        await triage.DrainAsync();

        Assert.InRange(triage.Time.GetUtcNow() - started, AskWithin / 3, AskWithin);
        Assert.InRange(triage.Jobs, 3, 8);
        Assert.Equal("given-up", triage.Outcomes.Last());
        Assert.Single(triage.Outcomes, "given-up");
        Assert.Equal((new Desk("triage"), 1), ((await triage.CaseAsync(number)).Desk, (await triage.CaseAsync(number)).Revision));
    }

    [Fact]
    public async Task A_service_that_has_too_much_to_do_is_asked_when_it_said()
    {
        await using var triage = new Triage();
        triage.Fails(429, "120");
        var number = await triage.WriteAsync();
        var asked = triage.Time.GetUtcNow();
        await triage.TakeAsync(triage.Next());
        triage.Answers("deliveries");

        var question = triage.Next();

        Assert.InRange(triage.Time.GetUtcNow() - asked, TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(120 + 18));
        await triage.TakeAsync(question);
        Assert.Equal(new Desk("cs"), (await triage.CaseAsync(number)).Desk);
        Assert.Equal(["throttled", "recognised"], triage.Outcomes);
    }

    [Fact]
    public async Task A_service_that_says_to_come_back_too_late_is_not_asked_again()
    {
        await using var triage = new Triage();
        triage.Fails(503, "3000");
        await triage.WriteAsync();

        await triage.DrainAsync();

        Assert.Equal(["throttled", "given-up"], triage.Outcomes);
        Assert.Equal(1, triage.Jobs);
    }

    [Fact]
    public async Task After_minutes_without_the_service_all_questions_are_answered()
    {
        await using var triage = new Triage();
        triage.Fails(500);
        var back = triage.Time.GetUtcNow() + TimeSpan.FromMinutes(5);
        var isBack = false;
        var numbers = new List<ContactRouter.Cases.CaseNumber>();
        for (var n = 0; n < 20; n++)
            numbers.Add(await triage.WriteAsync($"customer{n}@buyer.example"));

        while (triage.Waiting > 0)
        {
            var question = triage.Next();
            if (triage.Time.GetUtcNow() >= back && !isBack)
            {
                // The breaker kept most of them from asking.
                Assert.InRange(triage.Jobs, 4, 20);
                isBack = true;
                triage.Answers("deliveries");
            }

            await triage.TakeAsync(question);
        }

        foreach (var number in numbers)
            Assert.Equal(new Desk("cs"), (await triage.CaseAsync(number)).Desk);
        Assert.DoesNotContain("given-up", triage.Outcomes);
        Assert.Equal(20, triage.Jobs);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_puts_the_question_off()
    {
        await using var triage = new Triage();
        triage.Answers("deliveries");
        var number = await triage.WriteAsync();
        triage.Table.IsDown = true;

        await triage.TakeAsync(triage.Next());
        triage.Table.IsDown = false;

        Assert.Equal((1, 0), (triage.Waiting, triage.Jobs));
        await triage.DrainAsync();
        Assert.Equal(new Desk("cs"), (await triage.CaseAsync(number)).Desk);
        Assert.Equal(["store", "recognised"], triage.Outcomes);
    }

    [Fact]
    public async Task A_store_and_a_queue_that_do_not_answer_end_the_question_and_fail_nothing()
    {
        await using var triage = new Triage();
        triage.Answers("deliveries");
        await triage.WriteAsync();
        var question = triage.Next();
        (triage.Table.IsDown, triage.QueueIsDown) = (true, true);

        await triage.TakeAsync(question);

        Assert.Equal(["store", "given-up"], triage.Outcomes);
    }
}
