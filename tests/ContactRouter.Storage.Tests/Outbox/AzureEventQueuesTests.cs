using System.Text;
using Azure.Storage.Queues.Models;
using ContactRouter.Events;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Outbox;

public sealed class AzureEventQueuesTests(AzuriteFixture azurite)
{
    private const string Queue = "desk-cs";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_lies_on_its_queue_in_base_64_and_never_expires()
    {
        var clients = azurite.NewClients();
        await clients.Queues.GetQueueClient(Queue).CreateAsync(cancellationToken: Cancellation);
        var body = Encoding.UTF8.GetBytes("""{"subject":"größer 漢字"}""");

        await new AzureEventQueues(clients.Queues).PutAsync(new QueuedEvent(Queue, body), Cancellation);

        QueueMessage message = await clients.RawQueues.GetQueueClient(Queue).ReceiveMessageAsync(cancellationToken: Cancellation);
        Assert.Equal(Convert.ToBase64String(body), message.MessageText);
        Assert.True(message.ExpiresOn > new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero), $"It expires on {message.ExpiresOn}.");
    }

    [Fact]
    public async Task What_is_for_later_is_not_seen_before()
    {
        var clients = azurite.NewClients();
        var queue = clients.Queues.GetQueueClient(Queue);
        await queue.CreateAsync(cancellationToken: Cancellation);

        await new AzureEventQueues(clients.Queues).PutAsync(new QueuedEvent(Queue, "{}"u8.ToArray()) { After = TimeSpan.FromMilliseconds(59_001) }, Cancellation);

        Assert.Empty((await queue.PeekMessagesAsync(32, Cancellation)).Value);
        Assert.Equal(1, (await queue.GetPropertiesAsync(Cancellation)).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task The_longest_event_fits()
    {
        var clients = azurite.NewClients();
        await clients.Queues.GetQueueClient(Queue).CreateAsync(cancellationToken: Cancellation);

        await new AzureEventQueues(clients.Queues).PutAsync(new QueuedEvent(Queue, new byte[ContactRoutedEvent.MaxBytes]), Cancellation);

        QueueMessage message = await clients.Queues.GetQueueClient(Queue).ReceiveMessageAsync(cancellationToken: Cancellation);
        Assert.Equal(ContactRoutedEvent.MaxBytes, message.Body.ToMemory().Length);
    }

    [Fact]
    public async Task A_queue_that_is_missing_is_a_store_that_does_not_answer()
    {
        var queues = new AzureEventQueues(azurite.NewClients().Queues);

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => queues.PutAsync(new QueuedEvent(Queue, "{}"u8.ToArray()), Cancellation));

        Assert.Contains("desk-cs", fault.Message, StringComparison.Ordinal);
        Assert.Contains("QueueNotFound", fault.Message, StringComparison.Ordinal);
    }
}
