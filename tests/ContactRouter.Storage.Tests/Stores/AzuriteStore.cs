using ContactRouter.Routing;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Setup;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContactRouter.Storage.Tests.Stores;

public sealed class AzuriteStore : TestStore
{
    private readonly StorageClients clients;

    private AzuriteStore(StorageClients clients)
    {
        this.clients = clients;
        Table = new AzureTable(clients.Tables.GetTableClient(StorageNames.ContactsTable));
        Blobs = new AzureContactBlobs(clients.Blobs.GetBlobContainerClient(StorageNames.ContactsContainer), NullLogger<AzureContactBlobs>.Instance);
        Queues = new AzureEventQueues(clients.Queues);
    }

    public override ITransactionalTable Table { get; }

    public override IContactBlobs Blobs { get; }

    public override IEventQueues Queues { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<TestStore> OpenAsync(AzuriteFixture azurite)
    {
        var clients = azurite.NewClients();
        await new StorageResources(clients, new RoutingOptions()).CreateMissingAsync(Cancellation);
        return new AzuriteStore(clients);
    }

    public override async Task<byte[]?> ReadBlobAsync(string name)
    {
        var blob = clients.Blobs.GetBlobContainerClient(StorageNames.ContactsContainer).GetBlobClient(name);
        return await blob.ExistsAsync(Cancellation) ? (await blob.DownloadContentAsync(Cancellation)).Value.Content.ToArray() : null;
    }

    public override async Task<IReadOnlyList<byte[]>> DrainAsync(string queue)
    {
        var client = clients.Queues.GetQueueClient(queue);
        var bodies = new List<byte[]>();
        while (await client.ReceiveMessagesAsync(32, cancellationToken: Cancellation) is { Value: { Length: > 0 } messages })
            bodies.AddRange(messages.Select(message => message.Body.ToArray()));
        return bodies;
    }
}
