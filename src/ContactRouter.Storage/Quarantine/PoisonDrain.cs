using System.Buffers.Text;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Quarantine;

/// <summary>
/// Empties the poison queues into the quarantine: what lies there would expire after seven days. Reads them raw, for the Functions host also puts
/// there what is not base 64.
/// </summary>
/// <param name="raw">A client that does not decode.</param>
public sealed class PoisonDrain(QueueServiceClient raw, QuarantineStore quarantine)
{
    /// <summary>Its processing failed as often as the host tries.</summary>
    public const string PoisonReason = "poison";

    private const int MostAtOnce = 32;

    private static readonly TimeSpan WorkTime = TimeSpan.FromMinutes(2);

    /// <returns>How many messages were moved.</returns>
    /// <exception cref="StoreUnavailableException">What is left waits for the next run.</exception>
    public async Task<int> RunAsync(string queue, CancellationToken cancellation)
    {
        var poison = raw.GetQueueClient(StorageNames.PoisonOf(queue));
        var moved = 0;
        try
        {
            // The host makes a poison queue when it first needs one.
            if (!await poison.ExistsAsync(cancellation))
                return 0;
            while (await poison.ReceiveMessagesAsync(MostAtOnce, WorkTime, cancellation) is { Value.Length: > 0 } batch)
            {
                foreach (var message in batch.Value)
                {
                    await quarantine.KeepAsync(SetAsideOf(queue, message), cancellation);
                    await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellation);
                    moved++;
                }
            }
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable($"queue {poison.Name}", exception);
        }

        return moved;
    }

    private static SetAside SetAsideOf(string queue, QueueMessage message)
    {
        var body = message.Body.ToMemory();
        var source = StorageNames.PoisonSourceOf(queue);
        var sentAt = message.InsertedOn ?? DateTimeOffset.UnixEpoch;
        return Base64.IsValid(body.Span)
            ? new SetAside(source, message.MessageId, PoisonReason, "Its processing failed as often as host.json allows.", sentAt, Convert.FromBase64String(message.Body.ToString()))
            : new SetAside(source, message.MessageId, "undecodable", "The queue message is not base 64.", sentAt, body);
    }
}
