using ContactRouter.Storage.Quarantine;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Quarantine;

public sealed class QuarantinePurgeTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const int Long = (64 * 1024) + 1;

    private readonly TestQuarantine quarantine = new(azurite);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await quarantine.CreateAsync();

    public ValueTask DisposeAsync()
    {
        quarantine.Log.AssertNoError();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Days_that_are_over_for_longer_than_the_retention_go_with_their_bodies_and_the_others_stay()
    {
        foreach (var daysAgo in new[] { 0, 29, 30, 31, 32, 400 })
        {
            await quarantine.KeepAsync(daysAgo, $"short-{daysAgo}");
            await quarantine.KeepAsync(daysAgo, $"long-{daysAgo}", bodyBytes: Long);
        }

        Assert.Equal(6, await quarantine.NewPurge().RunAsync(Cancellation));

        // The day on which the thirty days began is not over yet.
        string[] days = ["2026-10-24", "2026-10-25", "2026-11-23"];
        Assert.Equal(days, (await quarantine.RowsAsync()).Select(row => row.PartitionKey).Distinct());
        Assert.Equal(days, (await quarantine.BodiesAsync()).Select(name => name.Split('/')[1]));
        Assert.Equal(0, await quarantine.NewPurge().RunAsync(Cancellation));
    }

    [Fact]
    public async Task The_blobs_of_messages_are_none_of_its_business()
    {
        string[] names = ["0be431fa472615b0413b62725554195e/contact/1", "quarantine", "z"];
        foreach (var name in names)
            await quarantine.Bodies.UploadBlobAsync(name, new BinaryData("kept"), Cancellation);

        await quarantine.NewPurge().RunAsync(Cancellation);

        Assert.Equal(names, await quarantine.BodiesAsync());
    }

    [Fact]
    public async Task Another_retention_is_held_to()
    {
        await quarantine.KeepAsync(5, "five");
        await quarantine.KeepAsync(1, "one");

        Assert.Equal(1, await quarantine.NewPurge(retention: new RetentionOptions { Quarantine = TimeSpan.FromDays(2) }).RunAsync(Cancellation));

        Assert.Equal("one", Assert.Single(await quarantine.RowsAsync()).GetString("SourceId"));
    }

    [Fact]
    public async Task What_was_sent_long_ago_and_set_aside_today_stays_for_its_time()
    {
        await quarantine.KeepAsync(new SetAside("contact-requests", "late", "poison", "", Samples.Monday.AddDays(-60), new byte[Long]));

        Assert.Equal(0, await quarantine.NewPurge().RunAsync(Cancellation));
        Assert.Single(await quarantine.BodiesAsync());

        quarantine.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await quarantine.NewPurge().RunAsync(Cancellation));
        Assert.Empty(await quarantine.RowsAsync());
        Assert.Empty(await quarantine.BodiesAsync());
    }

    [Fact]
    public async Task A_day_of_more_rows_than_a_transaction_goes_whole()
    {
        for (var n = 0; n < 205; n++)
            await quarantine.KeepAsync(40, $"{n}");

        Assert.Equal(205, await quarantine.NewPurge().RunAsync(Cancellation));

        Assert.Empty(await quarantine.RowsAsync());
    }

    [Fact]
    public async Task A_run_is_bounded_and_the_next_goes_on_with_the_oldest_left()
    {
        foreach (var daysAgo in new[] { 41, 42, 43, 44, 45 })
            await quarantine.KeepAsync(daysAgo, $"{daysAgo}", bodyBytes: Long);
        var purge = quarantine.NewPurge(mostPerRun: 2);

        Assert.Equal(2, await purge.RunAsync(Cancellation));
        Assert.Equal(["43", "42", "41"], (await quarantine.RowsAsync()).Select(row => row.GetString("SourceId")));
        Assert.Equal(3, (await quarantine.BodiesAsync()).Count);
        Assert.Equal(2, await purge.RunAsync(Cancellation));
        Assert.Equal(1, await purge.RunAsync(Cancellation));

        Assert.Empty(await quarantine.RowsAsync());
        Assert.Empty(await quarantine.BodiesAsync());
    }

    [Fact]
    public async Task Two_runs_at_once_hinder_neither()
    {
        for (var n = 0; n < 120; n++)
            await quarantine.KeepAsync(40, $"{n}");

        await Task.WhenAll(quarantine.NewPurge().RunAsync(Cancellation), quarantine.NewPurge().RunAsync(Cancellation));

        Assert.Empty(await quarantine.RowsAsync());
    }

    [Fact]
    public async Task With_the_store_down_the_run_fails_and_the_next_one_does_the_work()
    {
        await quarantine.KeepAsync(40, "old", bodyBytes: Long);
        await quarantine.Bodies.DeleteAsync(cancellationToken: Cancellation);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => quarantine.NewPurge().RunAsync(Cancellation));

        await quarantine.Bodies.CreateAsync(cancellationToken: Cancellation);
        await quarantine.NewPurge().RunAsync(Cancellation);
        Assert.Empty(await quarantine.RowsAsync());
    }
}
