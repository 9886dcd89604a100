using Azure;
using ContactRouter.Intake;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Engine;

/// <summary>What waits together is committed together: the budget stays exact, and the calls stay few.</summary>
public abstract class GroupCommitTests : EngineTests
{
    /// <summary>Message, key, case, number, the desk's list, outbox; the sender's state comes on top once a commit.</summary>
    private const int RowsAMessage = 6;

    // What 40 messages of one sender need at least, and the one commit that begins before the others have arrived.
    private static readonly int MostCommits = (int)Math.Ceiling(40.0 * RowsAMessage / 99) + 1;

    [Fact]
    public async Task Of_200_at_once_for_one_sender_exactly_40_get_in_by_few_commits()
    {
        var engine = await NewWarmEngineAsync("one");
        var messages = Enumerable.Range(0, 200).Select(n => Samples.Message($"message {n}")).ToList();
        var before = Shop.Table.Commits;

        var results = await Task.WhenAll(messages.Select(engine.SubmitAsync));

        Assert.Equal(40, results.Count(result => result is IntakeResult.Accepted));
        Assert.Equal(160, results.Count(result => result is IntakeResult.Blocked));
        AssertCalls(Shop.Table.Commits - before, MostCommits);
        Assert.Equal(40 + 32, (await Shop.RowsAsync("n|", "n}")).Count);
    }

    [Fact]
    public async Task Of_200_at_once_over_two_instances_exactly_40_get_in_each_time()
    {
        var engines = new[] { await NewWarmEngineAsync("one"), await NewWarmEngineAsync("two") };
        for (var round = 0; round < 20; round++)
        {
            var messages = Enumerable.Range(0, 200).Select(n => Samples.Message($"message {n}", $"round{round}@buyer.example")).ToList();
            var before = Shop.Table.Commits;
            var results = await Task.WhenAll(messages.Select((message, n) => engines[n % 2].SubmitAsync(message)));
            Assert.Equal(40, results.Count(result => result is IntakeResult.Accepted));
            Assert.Equal(160, results.Count(result => result is IntakeResult.Blocked));
            AssertCalls(Shop.Table.Commits - before, 3 * MostCommits);
        }
    }

    [Fact]
    public async Task A_thousand_new_senders_at_once_cost_a_fifth_of_a_commit_each_at_most()
    {
        var engine = await NewWarmEngineAsync("one");
        var messages = Enumerable.Range(0, 1_000).Select(n => Samples.Message("first", $"new{n}@buyer.example")).ToList();
        var (reads, commits) = (Shop.Table.Reads, Shop.Table.Commits);
        await Task.WhenAll(messages.Select(engine.SubmitAsync));
        AssertCalls((Shop.Table.Commits - commits) / 1_000.0, 0.2);
        Assert.Equal(reads, Shop.Table.Reads);
    }

    [Fact]
    public async Task A_thousand_known_senders_with_a_cold_cache_cost_one_and_a_half_calls_each_at_most()
    {
        await SendAllAsync("first");
        await Shop.SettleAsync();
        var (reads, commits) = (Shop.Table.Reads, Shop.Table.Commits);

        await SendAllAsync("second");

        AssertCalls((Shop.Table.Reads - reads + Shop.Table.Commits - commits) / 1_000.0, 1.5);

        async Task SendAllAsync(string name)
        {
            var engine = Shop.NewEngine();
            var messages = Enumerable.Range(0, 1_000).Select(n => Samples.Message(name, $"known{n}@buyer.example")).ToList();
            await Task.WhenAll(messages.Select(engine.SubmitAsync));
        }
    }

    [Fact]
    public async Task A_message_alone_costs_a_commit_a_put_and_a_clean_up()
    {
        var engine = Shop.NewEngine();
        await engine.AcceptAsync(Samples.Message("first"), Cancellation);
        await Shop.SettleAsync();
        var (reads, commits, cleanUps, puts) = (Shop.Table.Reads, Shop.Table.Commits, Shop.Table.CleanUps, Shop.Queues.Puts);

        await engine.AcceptAsync(Samples.Message("second"), Cancellation);
        await Shop.SettleAsync();

        Assert.Equal((0, 1, 1, 1), (Shop.Table.Reads - reads, Shop.Table.Commits - commits, Shop.Table.CleanUps - cleanUps, Shop.Queues.Puts - puts));
    }

    [Fact]
    public async Task In_a_closed_loop_of_64_a_message_costs_one_and_a_half_calls_at_most()
    {
        var engine = await NewWarmEngineAsync("one");
        var rounds = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            var before = Calls();
            await Task.WhenAll(Enumerable.Range(0, 64).Select(async writer =>
            {
                for (var n = 0; n < 8; n++)
                    await engine.AcceptAsync(Samples.Message($"message {round} {n}", $"loop{writer}@buyer.example"), Cancellation);
            }));
            await Shop.SettleAsync();
            rounds.Add((Calls() - before) / (64.0 * 8));
        }

        AssertCalls(rounds.Order().ElementAt(1), 1.5);

        int Calls() => Shop.Table.Reads + Shop.Table.Commits + Shop.Table.CleanUps + Shop.Queues.Puts;
    }

    [Fact]
    public async Task Refusing_a_blocked_writer_costs_no_call_for_30_seconds()
    {
        var engine = Shop.NewEngine();
        await BlockAsync(engine);
        var (reads, commits) = (Shop.Table.Reads, Shop.Table.Commits);
        for (var n = 0; n < 30; n++)
            Assert.IsType<IntakeResult.Blocked>(await engine.SubmitAsync(Samples.Message($"more {n}")));
        Assert.Equal((reads, commits), (Shop.Table.Reads, Shop.Table.Commits));

        Shop.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.IsType<IntakeResult.Blocked>(await engine.SubmitAsync(Samples.Message("later")));
        Assert.IsType<IntakeResult.Blocked>(await engine.SubmitAsync(Samples.Message("and again")));
        Assert.Equal((reads + 1, commits), (Shop.Table.Reads, Shop.Table.Commits));
    }

    [Fact]
    public async Task A_blocked_writers_repeat_gets_its_first_answer_by_two_reads()
    {
        var engine = Shop.NewEngine();
        var first = await engine.AcceptAsync(Samples.Message("message 0") with { Key = new RepeatKey(RepeatKeyKind.Idempotency, "mine") }, Cancellation);
        await BlockAsync(engine);
        var (reads, commits) = (Shop.Table.Reads, Shop.Table.Commits);
        var again = Samples.Message("message 0", text: "Where is it? (message 0)") with
        {
            Id = Samples.Message("sent again").Id,
            Key = new RepeatKey(RepeatKeyKind.Idempotency, "mine"),
        };

        var repeat = Assert.IsType<IntakeResult.Accepted>(await engine.SubmitAsync(again));

        Assert.True(repeat.IsRepeat);
        AssertSame(first, repeat.Answer);
        Assert.Equal((reads + 2, commits), (Shop.Table.Reads, Shop.Table.Commits));
    }

    [Fact]
    public async Task Nobody_can_use_up_the_budget_of_an_address_that_he_has_not_proven()
    {
        var engine = Shop.NewEngine();
        ContactMessage Forged(int n, string network) => Samples.Message($"forged {n} {network}") with { Verified = false, Network = network };
        var forged = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => engine.SubmitAsync(Forged(n, "aaaaaaaaaaaaaaaa"))));
        Assert.Equal(40, forged.Count(result => result is IntakeResult.Accepted));

        Assert.IsType<IntakeResult.Accepted>(await engine.SubmitAsync(Samples.Message("the owner's")));
        Assert.IsType<IntakeResult.Accepted>(await engine.SubmitAsync(Forged(0, "bbbbbbbbbbbbbbbb")));
        Assert.IsType<IntakeResult.Blocked>(await engine.SubmitAsync(Forged(1_000, "aaaaaaaaaaaaaaaa")));
    }

    [Fact]
    public async Task A_block_ends_after_its_hour_also_for_another_instance()
    {
        await BlockAsync(Shop.NewEngine());
        Shop.Time.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromMilliseconds(1));
        var other = Shop.NewEngine();
        Assert.IsType<IntakeResult.Blocked>(await other.SubmitAsync(Samples.Message("too early")));
        Shop.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(39, Assert.IsType<IntakeResult.Accepted>(await other.SubmitAsync(Samples.Message("afresh"))).Standing.Left);
    }

    [Fact]
    public async Task An_outbox_row_that_another_instance_removed_never_fails_a_commit()
    {
        var engine = Shop.NewEngine();
        for (var n = 0; n < 5; n++)
            await engine.AcceptAsync(Samples.Message($"message {n}"), Cancellation);
        foreach (var row in (await Shop.OutboxAsync()).Take(3))
            await Shop.Table.RemoveAsync(row.PartitionKey, row.RowKey, ETag.All, Cancellation);

        await Task.WhenAll(Enumerable.Range(5, 10).Select(n => engine.AcceptAsync(Samples.Message($"message {n}"), Cancellation)));
        await Shop.SettleAsync();

        Assert.Equal(15, (await Shop.RowsAsync("n|", "n}")).Count);
        Assert.Empty(await Shop.OutboxAsync());
    }

    [Theory]
    [InlineData(1, 900_000)]
    [InlineData(39, 900_000)]
    [InlineData(120, 20_000)]
    [InlineData(120, 1)]
    public async Task Batches_of_any_number_and_size_get_in(int messages, int length)
    {
        var engine = Shop.NewEngine();
        var random = new Random(messages);
        var text = new string([.. Enumerable.Range(0, length).Select(_ => (char)random.Next('!', '~'))]);

        await Task.WhenAll(Enumerable.Range(0, messages).Select(n =>
            engine.AcceptAsync(Samples.Message($"message {n}", $"size{n % 4}@buyer.example", text + n), Cancellation)));

        Assert.Equal(messages, (await Shop.RowsAsync("n|", "n}")).Count);
    }

    [Fact]
    public async Task The_same_message_twice_in_one_batch_is_one_case()
    {
        var engine = Shop.NewEngine();
        var message = Samples.Message("first");
        var twin = message with { Id = Samples.Message("its twin").Id };
        var results = await Task.WhenAll(new[] { message, twin, message, twin }.Select(engine.SubmitAsync));
        Assert.Single(results.Select(result => Assert.IsType<IntakeResult.Accepted>(result).Answer.CaseNumber).Distinct());
        Assert.Single(await Shop.RowsAsync("n|", "n}"));
    }

    /// <summary>Whether calls take time, so that messages gather while one is under way. A memory that answers at once has nothing to merge.</summary>
    protected abstract bool CallsTakeTime { get; }

    private void AssertCalls(double calls, double most)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"calls: {calls}, at most {most}");
        if (CallsTakeTime)
            Assert.InRange(calls, 0, most);
    }

    private async Task<TestEngine> NewWarmEngineAsync(string name)
    {
        var engine = Shop.NewEngine();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(n => engine.AcceptAsync(Samples.Message(name, $"warm{n}@{name}.example"), Cancellation)));
        await engine.SettleAsync();
        return engine;
    }

    private static async Task BlockAsync(TestEngine engine)
    {
        for (var n = 0; n < 50; n++)
            await engine.SubmitAsync(Samples.Message($"message {n}"));
        Assert.IsType<IntakeResult.Blocked>(await engine.SubmitAsync(Samples.Message("one more")));
    }
}

public sealed class GroupCommitMemoryTests : GroupCommitTests
{
    protected override bool CallsTakeTime => false;

    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());
}

public sealed class GroupCommitAzuriteTests(AzuriteFixture azurite) : GroupCommitTests
{
    protected override bool CallsTakeTime => true;

    protected override Task<TestStore> OpenAsync() => AzuriteStore.OpenAsync(azurite);
}
