using ContactRouter.Cases;
using ContactRouter.Desks;
using ContactRouter.Routing;
using ContactRouter.SecondOpinions;
using ContactRouter.Storage.Cases;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;
using ContactRouter.Topics;

namespace ContactRouter.Storage.Tests.Cases;

public sealed class MemoryCorrectionTests : CorrectionTests
{
    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());
}

public sealed class AzuriteCorrectionTests(AzuriteFixture azurite) : CorrectionTests
{
    protected override Task<TestStore> OpenAsync() => AzuriteStore.OpenAsync(azurite);
}

/// <summary>What the desks corrected, as it lies in the store and is found again.</summary>
public abstract class CorrectionTests : IAsyncLifetime
{
    private Shop shop = null!;
    private TestEngine engine = null!;
    private CorrectionList list = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var store = await OpenAsync();
        shop = new Shop(store);
        engine = shop.NewEngine(decider: Samples.Clueless);
        list = new CorrectionList(store.Table, new StoredMessages(store.Table, store.Blobs, Samples.Identity), Samples.Identity);
    }

    public async ValueTask DisposeAsync()
    {
        await shop.SettleAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_corrected_topic_is_found_with_its_message()
    {
        var number = await OpenAsync("anna@buyer.example");

        await engine.DoneAsync(new DeskCommand.Correct(number, Topic.Refunds));

        var corrected = Assert.Single(await AllAsync());
        Assert.Equal((Topic.Refunds, true, new Desk("triage"), Samples.Monday), (corrected.Correction.Topic, corrected.Correction.IsTopicSaid, corrected.Correction.Desk, corrected.Correction.At));
        Assert.Equal(("A parcel", "Where is it? (first)"), (corrected.Message.Subject, corrected.Message.Text));
    }

    [Fact]
    public async Task Of_several_corrections_of_a_case_the_latest_counts()
    {
        var number = await OpenAsync("anna@buyer.example");
        foreach (var topic in new[] { Topic.Refunds, Topic.Stock, (Topic?)null })
        {
            await engine.DoneAsync(new DeskCommand.Correct(number, topic));
            shop.Time.Advance(TimeSpan.FromMinutes(topic == Topic.Stock ? 0 : 5));
        }

        await engine.DoneAsync(new DeskCommand.Move(number, new Desk("cs"), ""));

        var row = Assert.Single(await shop.RowsAsync("x|", "x}"));
        Assert.Equal(RowKeys.Correction(Samples.Monday.AddMinutes(10), Assert.Single(await AllAsync()).Correction.Case), row.RowKey);
        Assert.Equal((null, true, new Desk("cs")), await TheOneAsync());
    }

    [Fact]
    public async Task Corrections_at_once_leave_one_row()
    {
        var number = await OpenAsync("anna@buyer.example");

        await Task.WhenAll(Enumerable.Range(0, 12).Select(n => engine.DoAsync(new DeskCommand.Correct(number, Topic.All[n]))));

        Assert.Single(await shop.RowsAsync("x|", "x}"));
        Assert.True((await TheOneAsync()).IsTopicSaid);
    }

    [Fact]
    public async Task What_nobody_corrected_is_not_found()
    {
        var number = await OpenAsync("anna@buyer.example");
        await engine.DoneAsync(new DeskCommand.Reply(number, "It is on its way.", AndClose: false));
        await engine.DoneAsync(new DeskCommand.Close(number, ""));
        var other = await OpenAsync("ben@buyer.example");
        await engine.DoneAsync(new DeskCommand.Recognise(other, Topic.Deliveries, new Desk("cs"), "normal", "The language service recognised it."));

        Assert.Empty(await AllAsync());
        Assert.Empty(await shop.RowsAsync("x|", "x}"));
    }

    [Fact]
    public async Task A_case_that_is_warned_about_or_answered_stays_corrected()
    {
        var number = await OpenAsync("anna@buyer.example");
        await engine.DoneAsync(new DeskCommand.Correct(number, Topic.Refunds));
        shop.Time.Advance(TimeSpan.FromDays(2));
        await engine.DoneAsync(new DeskCommand.Watch(number));
        // Read afresh, as another instance would.
        await shop.NewEngine(decider: Samples.Clueless).DoneAsync(new DeskCommand.Reply(number, "Here it is.", AndClose: true));

        Assert.Equal((Topic.Refunds, true, new Desk("triage")), await TheOneAsync());
        await engine.DoneAsync(new DeskCommand.Correct(number, Topic.Stock));
        Assert.Single(await shop.RowsAsync("x|", "x}"));
        Assert.Equal(Samples.Monday.AddDays(2), Assert.Single(await AllAsync()).Correction.At);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(200)]
    public async Task All_come_once_page_by_page_whatever_bucket_they_lie_in(int top)
    {
        for (var n = 0; n < 25; n++)
        {
            var number = await OpenAsync($"customer{n}@buyer.example");
            shop.Time.Advance(TimeSpan.FromMinutes(1));
            await engine.DoneAsync(new DeskCommand.Correct(number, Topic.Refunds));
        }

        Assert.Equal(25, (await AllAsync(top: top)).Select(corrected => corrected.Correction.Case).Distinct().Count());
        var middle = await AllAsync(Samples.Monday.AddMinutes(5), Samples.Monday.AddMinutes(10), top);
        Assert.Equal(Enumerable.Range(5, 5), middle.Select(corrected => (int)(corrected.Correction.At - Samples.Monday).TotalMinutes).Order());
    }

    [Fact]
    public async Task A_question_lies_on_its_queue_once_its_message_is_in()
    {
        var answer = await engine.AcceptAsync(Samples.Message("first"), Cancellation);
        await shop.SettleAsync();

        var question = TopicQuestion.Read(System.Text.Encoding.UTF8.GetBytes(Assert.Single(await shop.TakeAsync(StorageNames.ClassifyQueue)).GetRawText()))!;
        Assert.Equal(answer.ContactId, question.Contact);
        Assert.Equal([answer.CaseNumber], question.Cases);
    }

    protected abstract Task<TestStore> OpenAsync();

    private async Task<CaseNumber> OpenAsync(string sender) => (await engine.AcceptAsync(Samples.Message("first", sender), Cancellation)).CaseNumber;

    private async Task<(Topic? Topic, bool IsTopicSaid, Desk Desk)> TheOneAsync()
    {
        var correction = Assert.Single(await AllAsync()).Correction;
        return (correction.Topic, correction.IsTopicSaid, correction.Desk);
    }

    private async Task<List<CorrectedCase>> AllAsync(DateTimeOffset? from = null, DateTimeOffset? to = null, int top = CorrectionList.PageSize)
    {
        var all = new List<CorrectedCase>();
        ListPlace? after = null;
        do
        {
            var page = await list.ReadAsync(from, to, after, top, Cancellation);
            Assert.InRange(page.Items.Count, 0, top);
            all.AddRange(page.Items);
            after = page.Next is { } next && ListPlace.TryParse(next.ToString(), out var place) ? place : null;
        }
        while (after is not null);
        return all;
    }
}
