using ContactRouter.Routing;
using ContactRouter.Storage.Queues;
using ContactRouter.Storage.Setup;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Queues;

public sealed class QueueDepthsTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_queue_tells_its_length_and_ours_that_of_their_poison_queue()
    {
        var clients = azurite.NewClients();
        var resources = new StorageResources(clients, new RoutingOptions());
        await resources.CreateMissingAsync(Cancellation);
        await clients.Queues.GetQueueClient("mail-poison").CreateAsync(cancellationToken: Cancellation);
        foreach (var queue in new[] { "desk-cs", "desk-cs", "mail-poison", "mail" })
            await clients.Queues.GetQueueClient(queue).SendMessageAsync("x", Cancellation);

        var depths = (await new QueueDepths(clients, resources).ReadAsync(Cancellation)).ToDictionary(depth => depth.Queue);

        Assert.Equal(new QueueDepth("desk-cs", 2, Poison: null), depths["desk-cs"]);
        Assert.Equal(new QueueDepth("mail", 1, Poison: 1), depths["mail"]);
        // The host has never needed this one's.
        Assert.Equal(new QueueDepth("contact-requests", 0, Poison: 0), depths["contact-requests"]);
        Assert.Equal(
            ["alerts", "classify", "contact-requests", "desk-b2b", "desk-b2c", "desk-cs", "desk-triage", "mail"],
            depths.Keys.Order(StringComparer.Ordinal));
    }
}
