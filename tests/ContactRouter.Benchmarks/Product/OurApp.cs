using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Functions.Hosting;
using ContactRouter.Senders;
using ContactRouter.Storage;
using ContactRouter.Storage.Accounts;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Tables;
using ContactRouter.Topics;

namespace ContactRouter.Benchmarks.Product;

/// <summary>An instance of the app as the handler puts it together, without its web server, over counted clients.</summary>
internal sealed class OurApp : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly TimeProvider time;

    private OurApp(ServiceProvider services, TimeProvider time)
    {
        this.services = services;
        this.time = time;
    }

    public SenderIdentity Identity => services.GetRequiredService<SenderIdentity>();

    public ITopicClassifier Classifier => services.GetRequiredService<ITopicClassifier>();

    public static async Task<OurApp> StartAsync(Account account, TimeProvider? clock = null)
    {
        var time = clock ?? TimeProvider.System;
        var services = new ServiceCollection().AddLogging();
        services.AddContactRouter(Settings.Read(SampleSettings.For(account.ConnectionString)));
        services.AddSingleton(time);
        services.AddSingleton<ITransactionalTable>(new AzureTable(account.Clients.Tables.GetTableClient(StorageNames.ContactsTable)));
        services.AddSingleton<IContactBlobs>(provider => new AzureContactBlobs(
            account.Clients.Blobs.GetBlobContainerClient(StorageNames.ContactsContainer), provider.GetRequiredService<ILogger<AzureContactBlobs>>()));
        services.AddSingleton<IEventQueues>(new AzureEventQueues(account.Clients.Queues));
        var app = new OurApp(services.BuildServiceProvider(), time);
        await app.services.GetRequiredService<AccountCheck>().EnsureAsync(CancellationToken.None);
        return app;
    }

    /// <summary>Takes a message in; false where the sender's budget is used up.</summary>
    public async Task<bool> AcceptAsync(int sender)
    {
        await services.GetRequiredService<ContactEngine>().AcceptAsync(SampleMessages.New(Identity, sender, time.GetUtcNow()), CancellationToken.None);
        return true;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
