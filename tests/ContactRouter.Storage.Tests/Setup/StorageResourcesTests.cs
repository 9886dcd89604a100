using System.Text.RegularExpressions;
using ContactRouter.Routing;
using ContactRouter.Storage.Setup;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Setup;

public sealed class StorageResourcesTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_that_is_missing_is_made_and_made_again_it_stays()
    {
        var clients = azurite.NewClients();
        var resources = new StorageResources(clients, new RoutingOptions());

        await resources.CreateMissingAsync(Cancellation);
        await clients.Blobs.GetBlobContainerClient("contacts").UploadBlobAsync("kept", new BinaryData("kept"), Cancellation);
        await resources.CreateMissingAsync(Cancellation);

        await resources.CheckAsync(Cancellation);
        Assert.Equal(
            ["contacts", "ledger", "quarantine", "seen"],
            await clients.Tables.QueryAsync(cancellationToken: Cancellation).Select(table => table.Name).ToListAsync(Cancellation));
        Assert.Equal(
            ["alerts", "classify", "contact-requests", "desk-b2b", "desk-b2c", "desk-cs", "desk-triage", "mail"],
            await clients.Queues.GetQueuesAsync(cancellationToken: Cancellation).Select(queue => queue.Name).ToListAsync(Cancellation));
        Assert.True(await clients.Blobs.GetBlobContainerClient("contacts").GetBlobClient("kept").ExistsAsync(Cancellation));
    }

    [Fact]
    public async Task Two_starts_at_once_both_succeed()
    {
        var clients = azurite.NewClients();
        var resources = new StorageResources(clients, new RoutingOptions());

        await Task.WhenAll(resources.CreateMissingAsync(Cancellation), resources.CreateMissingAsync(Cancellation));

        await resources.CheckAsync(Cancellation);
    }

    [Fact]
    public async Task A_desk_of_the_settings_has_its_queue()
    {
        var clients = azurite.NewClients();
        var routing = new RoutingOptions();
        routing.Desks.Add("press");

        await new StorageResources(clients, routing).CreateMissingAsync(Cancellation);

        Assert.True(await clients.Queues.GetQueueClient("desk-press").ExistsAsync(Cancellation));
    }

    [Fact]
    public async Task A_store_that_is_not_running_does_not_answer()
    {
        // Nothing listens on port 1.
        var nowhere = Regex.Replace(azurite.NewAccount(), @":\d+/", ":1/");
        var resources = new StorageResources(new StorageClients(new StorageConnection.ByString(nowhere)), new RoutingOptions());

        await Assert.ThrowsAsync<StoreUnavailableException>(() => resources.CheckAsync(Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => resources.CreateMissingAsync(Cancellation));
    }

    [Fact]
    public async Task A_key_that_is_not_the_accounts_own_is_refused_and_not_told()
    {
        const string wrong = "bm90IHRoZSBhY2NvdW50J3Mgb3duIGtleQ==";
        var resources = new StorageResources(new StorageClients(new StorageConnection.ByString(azurite.NewAccount(wrong))), new RoutingOptions());

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => resources.CheckAsync(Cancellation));

        Assert.DoesNotContain(wrong, fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table contacts")]
    [InlineData("table quarantine")]
    [InlineData("queue contact-requests")]
    [InlineData("queue desk-b2b")]
    [InlineData("queue desk-cs")]
    [InlineData("queue desk-b2c")]
    [InlineData("queue desk-triage")]
    [InlineData("queue mail")]
    [InlineData("queue alerts")]
    [InlineData("container contacts")]
    public async Task What_is_missing_is_named(string missing)
    {
        var clients = azurite.NewClients();
        var resources = new StorageResources(clients, new RoutingOptions());
        await resources.CreateMissingAsync(Cancellation);
        var name = missing.Split(' ')[1];
        await (missing.Split(' ')[0] switch
        {
            "table" => (Task)clients.Tables.DeleteTableAsync(name, Cancellation),
            "queue" => clients.Queues.DeleteQueueAsync(name, Cancellation),
            _ => clients.Blobs.DeleteBlobContainerAsync(name, cancellationToken: Cancellation),
        });

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => resources.CheckAsync(Cancellation));

        Assert.Contains(missing, fault.Message, StringComparison.Ordinal);
        Assert.Contains("NotFound", fault.Message, StringComparison.Ordinal);
    }
}
