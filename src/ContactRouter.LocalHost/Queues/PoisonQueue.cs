using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using ContactRouter.LocalHost.Output;

namespace ContactRouter.LocalHost.Queues;

/// <summary>Where the messages of one queue go that nobody could handle: a queue of the same name with "-poison".</summary>
internal sealed class PoisonQueue(QueueServiceClient service, QueueClient queue, HostConsole console)
{
    private const string Suffix = "-poison";

    // A poison queue has none of its own, or its messages would wander on for ever.
    private readonly QueueClient? _poison = queue.Name.EndsWith(Suffix, StringComparison.Ordinal) ? null : service.GetQueueClient(queue.Name + Suffix);

    public bool Exists => _poison is not null;

    /// <summary>Copies the message with the same text, then deletes it; without a poison queue it stays hidden where it is.</summary>
    public async Task MoveAsync(QueueMessage message, string receipt, string because, CancellationToken stop)
    {
        if (_poison is null) return;
        try
        {
            await _poison.SendMessageAsync(message.Body, cancellationToken: stop);
        }
        catch (RequestFailedException fault) when (StorageFault.IsMissingQueue(fault))
        {
            await _poison.CreateIfNotExistsAsync(cancellationToken: stop);
            await _poison.SendMessageAsync(message.Body, cancellationToken: stop);
        }

        await MessageLease.UnlessGoneAsync(() => queue.DeleteMessageAsync(message.MessageId, receipt, stop));
        console.Warning($"Message {message.MessageId} moved from queue {queue.Name} to {_poison.Name}: {because}.");
    }
}
