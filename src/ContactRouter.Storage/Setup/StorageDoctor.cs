using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using ContactRouter.Routing;

namespace ContactRouter.Storage.Setup;

/// <summary>
/// Tries each table, queue and container as the app uses it: reads something, and removes something that is not there, which needs the right to write and
/// changes nothing.
/// </summary>
public sealed class StorageDoctor(StorageClients clients, RoutingOptions routing)
{
    // A name that nothing of ours has.
    private const string Nothing = "doctor-looks-for-nothing";

    public async IAsyncEnumerable<Finding> RunAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var name in StorageNames.AllTables)
            yield return await TryAsync($"table {name}", "Storage Table Data Contributor", "the table", () => TableAsync(clients.Tables.GetTableClient(name), cancellation));
        foreach (var name in StorageNames.AllContainers)
            yield return await TryAsync($"container {name}", "Storage Blob Data Contributor", "the container", () => ContainerAsync(clients.Blobs.GetBlobContainerClient(name), cancellation));
        foreach (var name in StorageNames.QueuesOf(routing))
            yield return await TryAsync($"queue {name}", "Storage Queue Data Contributor", "the queue", () => QueueAsync(clients.RawQueues.GetQueueClient(name), cancellation));
        foreach (var name in StorageNames.TriggerQueues.Select(StorageNames.PoisonOf))
        {
            var finding = await TryAsync($"queue {name}", "Storage Queue Data Contributor", "the queue", () => QueueAsync(clients.RawQueues.GetQueueClient(name), cancellation));
            // The host makes it when it first needs it, where it may.
            yield return finding.Fault is "QueueNotFound" ? finding with { State = FindingState.Warning, Help = "It is made when something fails for the first time." } : finding;
        }
    }

    private static async Task TableAsync(TableClient table, CancellationToken cancellation)
    {
        await using (var rows = table.QueryAsync<TableEntity>("PartitionKey eq '-'", maxPerPage: 1, cancellationToken: cancellation).GetAsyncEnumerator(cancellation))
            await rows.MoveNextAsync();
        await table.DeleteEntityAsync("-", Nothing, ETag.All, cancellation);
    }

    private static async Task ContainerAsync(BlobContainerClient container, CancellationToken cancellation)
    {
        await container.GetPropertiesAsync(cancellationToken: cancellation);
        await container.DeleteBlobIfExistsAsync(Nothing, cancellationToken: cancellation);
    }

    private static async Task QueueAsync(QueueClient queue, CancellationToken cancellation)
    {
        await queue.PeekMessagesAsync(1, cancellation);
        try
        {
            await queue.DeleteMessageAsync(Nothing, "AAAAAAAAAAA", cancellation);
        }
        catch (RequestFailedException exception) when (exception.Status is 400 or 404 && exception.ErrorCode != "QueueNotFound")
        {
            // It is not there, but it could have been removed.
        }
    }

    private static async Task<Finding> TryAsync(string what, string role, string on, Func<Task> call)
    {
        try
        {
            await call();
            return new Finding(what, FindingState.Good, Fault: null, Help: null);
        }
        catch (RequestFailedException exception)
        {
            var help = exception.Status switch
            {
                403 => $"Give the app's identity the role '{role}' on {on}. A new assignment may take an hour to be effective. Behind a firewall, the app must be in the virtual network.",
                404 => "Make it: deploy infra/main.bicep anew, or set Storage__CreateMissing=true on a laptop.",
                0 => "The account does not answer: look at the address and at the network.",
                _ => null,
            };
            return new Finding(what, FindingState.Bad, exception.ErrorCode ?? $"{exception.Status}", help);
        }
        catch (Exception exception) when (exception is AggregateException or IOException or TaskCanceledException)
        {
            return new Finding(what, FindingState.Bad, exception.GetType().Name, "The account does not answer: look at the address and at the network.");
        }
        catch (Exception exception) when (exception.GetType().Namespace == "Azure.Identity")
        {
            return new Finding(what, FindingState.Bad, exception.GetType().Name, "The identity gives no token: see 'identity' above.");
        }
    }
}

/// <param name="Subject">What was looked at.</param>
/// <param name="Fault">What is wrong, in a word or as the service calls it.</param>
/// <param name="Help">What to do.</param>
public sealed record Finding(string Subject, FindingState State, string? Fault, string? Help);

public enum FindingState
{
    Good,
    Warning,
    Bad,
}
