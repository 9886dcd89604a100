using ContactRouter.Cases;
using ContactRouter.Desks;
using ContactRouter.Intake;
using ContactRouter.Routing;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Engine;

/// <summary>What cases cost: reads, commits, clean-ups, puts.</summary>
public sealed class CaseCallTests : EngineTests
{
    [Fact]
    public async Task A_new_case_with_its_acknowledgement_costs_four_calls()
    {
        var engine = await NewWarmEngineAsync();

        await AssertCallsAsync((0, 1, 1, 2), () => engine.AcceptAsync(Samples.Message("new") with { IsSilent = false }, Cancellation));
    }

    [Fact]
    public async Task A_reply_costs_three_calls_and_with_a_mail_four()
    {
        var engine = await NewWarmEngineAsync();
        var opened = await engine.AcceptAsync(Samples.Message("new"), Cancellation);

        await AssertCallsAsync((0, 1, 1, 1), () => engine.AcceptAsync(Reply("reply", opened.CaseNumber), Cancellation));
        var mailed = Reply("mailed", opened.CaseNumber) with { IsSilent = false, Attachments = [new Attachment("x", "application/x", 1, new string('a', 64), "b")] };
        await AssertCallsAsync((0, 1, 1, 2), () => engine.AcceptAsync(mailed, Cancellation));
    }

    [Fact]
    public async Task A_reply_that_another_instance_takes_costs_seven_calls_at_most()
    {
        var opened = await Shop.NewEngine().AcceptAsync(Samples.Message("new"), Cancellation);
        await Shop.SettleAsync();
        var other = Shop.NewEngine();
        await other.AcceptAsync(Samples.Message("first", "somebody@else.example"), Cancellation);
        var mailed = Reply("mailed", opened.CaseNumber) with { IsSilent = false, Attachments = [new Attachment("x", "application/x", 1, new string('a', 64), "b")] };

        await AssertCallsAsync((2, 1, 1, 2), () => other.AcceptAsync(mailed, Cancellation));
    }

    [Fact]
    public async Task A_desks_action_costs_four_calls_at_most()
    {
        var engine = await NewWarmEngineAsync();
        var opened = await engine.AcceptAsync(Samples.Message("new"), Cancellation);

        await AssertCallsAsync((0, 1, 1, 2), () => engine.DoneAsync(new DeskCommand.Reply(opened.CaseNumber, "Hello.", AndClose: false) { Seen = 1 }));
        await AssertCallsAsync((0, 1, 1, 2), () => engine.DoneAsync(new DeskCommand.Move(opened.CaseNumber, new Desk("b2b"), "") { Seen = 2 }));
        await AssertCallsAsync((0, 1, 1, 1), () => engine.DoneAsync(new DeskCommand.Close(opened.CaseNumber, "") { Seen = 3 }));
    }

    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());

    private static ContactMessage Reply(string name, CaseNumber number)
    {
        var message = Samples.Message(name);
        return message with { Thread = [new ThreadSign.Ours(Samples.Identity.TokenOf(number, message.Id.Sender))] };
    }

    private async Task<TestEngine> NewWarmEngineAsync()
    {
        var engine = Shop.NewEngine();
        await engine.AcceptAsync(Samples.Message("warm"), Cancellation);
        return engine;
    }

    private async Task AssertCallsAsync((int Reads, int Commits, int CleanUps, int Puts) expected, Func<Task> act)
    {
        await Shop.SettleAsync();
        var (reads, commits, cleanUps, puts) = (Shop.Table.Reads, Shop.Table.Commits, Shop.Table.CleanUps, Shop.Queues.Puts);
        await act();
        await Shop.SettleAsync();
        Assert.Equal(expected, (Shop.Table.Reads - reads, Shop.Table.Commits - commits, Shop.Table.CleanUps - cleanUps, Shop.Queues.Puts - puts));
    }
}
