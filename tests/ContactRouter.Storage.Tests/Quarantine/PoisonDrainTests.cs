using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Quarantine;
using ContactRouter.Storage.Setup;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Quarantine;

public sealed class PoisonDrainTests : IAsyncLifetime
{
    private readonly TestLog log = new();
    private readonly TableClient kept;
    private readonly QueueClient poison;
    private readonly PoisonDrain drain;

    public PoisonDrainTests(AzuriteFixture azurite)
    {
        StorageClients clients = azurite.NewClients();
        kept = clients.Tables.GetTableClient(StorageNames.QuarantineTable);
        poison = clients.RawQueues.GetQueueClient("contact-requests-poison");
        var bodies = clients.Blobs.GetBlobContainerClient(StorageNames.ContactsContainer);
        drain = new PoisonDrain(clients.RawQueues, new QuarantineStore(kept, bodies, new LedgerCounts(TimeProvider.System), new WatchedTime(Samples.Monday), log.For<QuarantineStore>()));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await kept.CreateAsync(Cancellation);

    public ValueTask DisposeAsync()
    {
        log.AssertNoError();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_queue_that_the_host_never_needed_is_empty() => Assert.Equal(0, await RunAsync());

    [Theory]
    [InlineData("eyJlbWFpbCI6ImEifQ==", "poison", """{"email":"a"}""")]
    [InlineData("""{"email":"a"}""", "undecodable", """{"email":"a"}""")]
    [InlineData("größer 漢字", "undecodable", "größer 漢字")]
    [InlineData("eyJlbWFpbCI6ImEifQ=", "undecodable", "eyJlbWFpbCI6ImEifQ=")]
    public async Task A_message_is_kept_with_its_reason_and_its_bytes(string text, string reason, string body)
    {
        await poison.CreateAsync(cancellationToken: Cancellation);
        await poison.SendMessageAsync(text, Cancellation);

        Assert.Equal(1, await RunAsync());

        var row = Assert.Single(await KeptAsync());
        Assert.Equal(("contact-requests", reason), (row.GetString("Source"), row.GetString("Reason")));
        Assert.Equal(body, Encoding.UTF8.GetString(row.GetBinary("Body")));
        Assert.Equal(0, await LeftAsync());
    }

    [Fact]
    public async Task An_empty_message_is_kept_too()
    {
        await poison.CreateAsync(cancellationToken: Cancellation);
        await poison.SendMessageAsync("", Cancellation);

        Assert.Equal(1, await RunAsync());

        Assert.Empty(Assert.Single(await KeptAsync()).GetBinary("Body"));
        Assert.Equal(0, await LeftAsync());
    }

    [Fact]
    public async Task A_queue_of_many_is_emptied_in_one_run()
    {
        await poison.CreateAsync(cancellationToken: Cancellation);
        for (var n = 0; n < 70; n++)
            await poison.SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes($"message {n}")), Cancellation);

        Assert.Equal(70, await RunAsync());

        Assert.Equal(70, (await KeptAsync()).Select(row => Encoding.UTF8.GetString(row.GetBinary("Body"))).Distinct().Count());
        Assert.Equal(0, await LeftAsync());
    }

    [Fact]
    public async Task With_the_quarantine_down_nothing_leaves_the_queue()
    {
        await poison.CreateAsync(cancellationToken: Cancellation);
        await poison.SendMessageAsync("first", Cancellation);
        await poison.SendMessageAsync("second", Cancellation);
        await kept.DeleteAsync(Cancellation);

        await Assert.ThrowsAsync<StoreUnavailableException>(RunAsync);

        Assert.Equal(2, await LeftAsync());
    }

    private Task<int> RunAsync() => drain.RunAsync(StorageNames.RequestsQueue, Cancellation);

    private async Task<int> LeftAsync() => (await poison.GetPropertiesAsync(Cancellation)).Value.ApproximateMessagesCount;

    private async Task<List<TableEntity>> KeptAsync() => await kept.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation);
}
