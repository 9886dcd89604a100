using ContactRouter.Desks;
using ContactRouter.Functions.Tests.ClassifyTopics;
using ContactRouter.Routing;
using ContactRouter.Topics;

namespace ContactRouter.Functions.Tests.Ops;

/// <summary>Which corrections say a topic that can be learned from.</summary>
public sealed class CorrectionExportTests
{
    [Fact]
    public async Task A_case_that_was_only_moved_tells_no_topic()
    {
        await using var triage = new Triage();
        await triage.DoAsync(new DeskCommand.Move(await triage.WriteAsync(), new Desk("cs"), ""));

        Assert.Empty(await triage.ExportAsync());
    }

    [Fact]
    public async Task A_topic_that_was_recognised_is_right_where_the_case_was_moved_to_its_desk_and_unsaid_elsewhere()
    {
        await using var triage = new Triage();
        triage.Answers("deliveries");
        var number = await triage.WriteAsync();
        await triage.TakeAsync(triage.Next());
        Assert.Empty(await triage.ExportAsync());

        await triage.DoAsync(new DeskCommand.Move(number, new Desk("b2b"), "An invoice, after all."));
        Assert.Empty(await triage.ExportAsync());
        await triage.DoAsync(new DeskCommand.Move(number, new Desk("cs"), "No, a parcel."));

        Assert.Equal("deliveries", (string?)Assert.Single(await triage.ExportAsync())["topic"]);
    }

    [Fact]
    public async Task What_a_person_said_holds_wherever_the_case_goes()
    {
        await using var triage = new Triage();
        var number = await triage.WriteAsync(text: "Bonjour, où est mon colis ? Je l'attends depuis lundi.\n\n-- \nAnna");
        await triage.DoAsync(new DeskCommand.Correct(number, Topic.Deliveries));
        await triage.DoAsync(new DeskCommand.Move(number, new Desk("b2b"), "A large buyer."));

        var line = Assert.Single(await triage.ExportAsync());

        Assert.Equal(("deliveries", "desk", "form", "fr"), ((string?)line["topic"], (string?)line["made"], (string?)line["kind"], (string?)line["language"]));
        Assert.Equal("Bonjour, où est mon colis ? Je l'attends depuis lundi.", (string?)line["body"]);
        Assert.StartsWith((string)line["voice"]!, (string)line["id"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("buyer.example", line.ToJsonString(), StringComparison.Ordinal);
    }
}
