using Azure.Core.Pipeline;
using Azure.Storage.Queues;
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

    private readonly QueueServiceClient patientQueues;

    private AzuriteStore(StorageClients clients, string account)
    {
        this.clients = clients;
        // On a busy machine the emulator may take long. A call that was tried again would find the messages taken, by the first one.
        var patient = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64, Retry = { MaxRetries = 0, NetworkTimeout = TimeSpan.FromMinutes(2) } };
        patientQueues = new QueueServiceClient(account, patient);
        Table = new AzureTable(clients.Tables.GetTableClient(StorageNames.ContactsTable));
        Blobs = new AzureContactBlobs(clients.Blobs.GetBlobContainerClient(StorageNames.ContactsContainer), NullLogger<AzureContactBlobs>.Instance);
        Queues = new AzureEventQueues(clients.Queues);
    }

    public override ITransactionalTable Table { get; }

    public override IContactBlobs Blobs { get; }

    public override IEventQueues Queues { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="watch">Sees each call as it goes out.</param>
    public static async Task<TestStore> OpenAsync(AzuriteFixture azurite, HttpPipelinePolicy? watch = null)
    {
        var account = azurite.NewAccount();
        var clients = new StorageClients(new StorageConnection.ByString(account), watch);
        await new StorageResources(clients, new RoutingOptions()).CreateMissingAsync(Cancellation);
        return new AzuriteStore(clients, account);
    }

    public override async Task<byte[]?> ReadBlobAsync(string name)
    {
        var blob = clients.Blobs.GetBlobContainerClient(StorageNames.ContactsContainer).GetBlobClient(name);
        return await blob.ExistsAsync(Cancellation) ? (await blob.DownloadContentAsync(Cancellation)).Value.Content.ToArray() : null;
    }

    public override async Task<IReadOnlyList<byte[]>> DrainAsync(string queue)
    {
        var client = patientQueues.GetQueueClient(queue);
        var bodies = new List<byte[]>();
        while (await client.ReceiveMessagesAsync(32, cancellationToken: Cancellation) is { Value: { Length: > 0 } messages })
            bodies.AddRange(messages.Select(message => message.Body.ToArray()));
        return bodies;
    }
}
