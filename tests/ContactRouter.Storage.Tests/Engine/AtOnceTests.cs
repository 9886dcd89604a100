using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Engine;

/// <summary>Many messages of one sender at once: each meets the others' commits and all get in.</summary>
public abstract class AtOnceTests : EngineTests
{
    private const int Messages = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Forty_messages_of_a_sender_at_once_are_forty_cases(int instances)
    {
        var engines = Enumerable.Range(0, instances).Select(_ => Shop.NewEngine()).ToList();
        var messages = Enumerable.Range(0, Messages).Select(n => Samples.Message($"message {n}")).ToList();

        var answers = await Task.WhenAll(messages.Select((message, n) => engines[n % instances].AcceptAsync(message, Cancellation)));

        await Shop.SettleAsync();
        Assert.Equal(messages.Select(message => message.Id), answers.Select(answer => answer.ContactId));
        Assert.Equal(Messages, answers.Select(answer => answer.CaseNumber).Distinct().Count());
        Assert.Equal(answers.Select(answer => $"n|{answer.CaseNumber}").Order(StringComparer.Ordinal), (await Shop.RowsAsync("n|", "n}")).Select(row => row.RowKey));
        Assert.Equal(
            answers.Select(answer => $"{answer.ContactId}:{answer.CaseNumber}").Order(StringComparer.Ordinal),
            (await Shop.EventsAsync()).Select(told => told.GetProperty("id").GetString()).Order(StringComparer.Ordinal));
        foreach (var answer in answers)
            AssertSame(answer, await engines[0].FindAsync(answer.ContactId, Cancellation));
    }

    [Fact]
    public async Task Messages_of_many_senders_at_once_do_not_hinder_each_other()
    {
        var engine = Shop.NewEngine();
        var messages = Enumerable.Range(0, Messages).Select(n => Samples.Message(sender: $"buyer{n}@shop.example")).ToList();

        var answers = await Task.WhenAll(messages.Select(message => engine.AcceptAsync(message, Cancellation)));

        await Shop.SettleAsync();
        Assert.Equal(Messages, answers.Select(answer => answer.CaseNumber).Distinct().Count());
        Assert.Equal(Messages, (await Shop.EventsAsync()).Count);
        Assert.Empty(await Shop.OutboxAsync());
    }
}

public sealed class AtOnceMemoryTests : AtOnceTests
{
    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());
}

public sealed class AtOnceAzuriteTests(AzuriteFixture azurite) : AtOnceTests
{
    protected override Task<TestStore> OpenAsync() => AzuriteStore.OpenAsync(azurite);
}
