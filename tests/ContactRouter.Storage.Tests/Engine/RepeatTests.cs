using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Engine;

/// <summary>The same message again has the first answer and no second effect, whatever came in between.</summary>
public abstract class RepeatTests : EngineTests
{
    [Fact]
    public async Task A_message_again_gets_its_first_answer()
    {
        var first = await Shop.NewEngine().AcceptAsync(Samples.Message(), Cancellation);
        await Shop.NewEngine().AcceptAsync(Samples.Message("another"), Cancellation);
        await Shop.SettleAsync();
        await Shop.EventsAsync();
        var rows = await Shop.RowsAsync();

        Shop.Time.Advance(TimeSpan.FromHours(30));
        var again = await Shop.NewEngine().AcceptAsync(Samples.Message(text: "Or was it this text?"), Cancellation);

        AssertSame(first, again);
        Assert.Equal(rows.Select(row => (row.RowKey, row.ETag)), (await Shop.RowsAsync()).Select(row => (row.RowKey, row.ETag)));
        Assert.Empty(await Shop.EventsAsync());
    }

    [Fact]
    public async Task A_message_eight_times_at_once_is_one_case()
    {
        var engines = new[] { Shop.NewEngine(), Shop.NewEngine() };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => engines[n % 2].AcceptAsync(Samples.Message(), Cancellation)));

        Assert.All(answers, answer => AssertSame(answers[0], answer));
        await AssertInOnceAsync(answers[0]);
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_recognised()
    {
        var lost = false;
        Shop.Table.OnWrite = async (rows, write) =>
        {
            var outcome = await write();
            if (lost || rows[0].Entity.PartitionKey == "settings")
                return outcome;
            lost = true;
            throw TableProbe.Fault();
        };

        await AssertRecognisedAsync();
        Assert.True(lost);
    }

    // As when a client's own retry of the request finds what its first try did: a row that is there already, or changed.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_commit_that_is_called_a_conflict_by_its_own_retry_is_recognised(int at)
    {
        var lost = false;
        Shop.Table.OnWrite = async (rows, write) =>
        {
            var outcome = await write();
            if (lost || rows[0].Entity.PartitionKey == "settings")
                return outcome;
            lost = true;
            return WriteOutcome.Conflict(at);
        };

        await AssertRecognisedAsync();
        Assert.True(lost);
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_recognised_after_another_instance_committed()
    {
        var lost = false;
        var other = Shop.NewEngine();
        Shop.Table.OnWrite = async (rows, write) =>
        {
            var outcome = await write();
            if (lost || rows[0].Entity.PartitionKey == "settings")
                return outcome;
            lost = true;
            await other.AcceptAsync(Samples.Message("another"), Cancellation);
            throw TableProbe.Fault();
        };

        var answer = await AcceptUntilAnsweredAsync();

        Assert.True(lost);
        Assert.Equal(2, (await Shop.RowsAsync("n|", "n}")).Count);
        AssertSame(answer, await other.FindAsync(Samples.Message().Id, Cancellation));
    }

    private async Task AssertRecognisedAsync()
    {
        var answer = await AcceptUntilAnsweredAsync();
        await Shop.SettleAsync();
        Shop.Time.Advance(TimeSpan.FromMinutes(2));
        await Shop.NewSweep().RunAsync(Cancellation);

        await AssertInOnceAsync(answer);
        AssertSame(answer, await Shop.NewEngine().FindAsync(Samples.Message().Id, Cancellation));
    }

    // What a customer's browser or a queue does: the same again while the answer is that nobody knows.
    private async Task<ContactAnswer> AcceptUntilAnsweredAsync()
    {
        var engine = Shop.NewEngine();
        try
        {
            return await engine.AcceptAsync(Samples.Message(), Cancellation);
        }
        catch (StoreUnavailableException)
        {
            return await engine.AcceptAsync(Samples.Message(), Cancellation);
        }
    }

    private async Task AssertInOnceAsync(ContactAnswer answer)
    {
        await Shop.SettleAsync();
        Assert.Equal(6, (await Shop.RowsAsync()).Count);
        Assert.Equal($"n|{answer.CaseNumber}", Assert.Single(await Shop.RowsAsync("n|", "n}")).RowKey);
        Assert.Equal(answer.CaseNumber.Value, Assert.Single(await Shop.EventsAsync()).GetProperty("subject").GetString());
    }
}

public sealed class RepeatMemoryTests : RepeatTests
{
    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());
}

public sealed class RepeatAzuriteTests(AzuriteFixture azurite) : RepeatTests
{
    protected override Task<TestStore> OpenAsync() => AzuriteStore.OpenAsync(azurite);
}
