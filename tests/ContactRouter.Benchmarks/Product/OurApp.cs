using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Functions.Hosting;
using ContactRouter.Senders;
using ContactRouter.Storage;
using ContactRouter.Storage.Accounts;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Benchmarks.Product;

/// <summary>An instance of the app as the handler puts it together, without its web server, over counted clients.</summary>
internal sealed class OurApp : IAsyncDisposable
{
    // Counted over all instances: a message's number tells it from all others.
    private static int number;

    private readonly ServiceProvider services;
    private readonly TimeProvider time;

    private OurApp(ServiceProvider services, TimeProvider time)
    {
        this.services = services;
        this.time = time;
    }

    private SenderIdentity Identity => services.GetRequiredService<SenderIdentity>();

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
        var message = SampleMessages.New(Identity, sender, Interlocked.Increment(ref number), time.GetUtcNow());
        return await services.GetRequiredService<ContactEngine>().AcceptAsync(message, CancellationToken.None) switch
        {
            IntakeResult.Accepted { IsRepeat: false } => true,
            IntakeResult.Blocked => false,
            var other => throw new InvalidOperationException($"No message of the load should end as {other}."),
        };
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
