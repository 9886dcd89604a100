using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using ContactRouter.LocalHost.App;
using ContactRouter.LocalHost.Output;

namespace ContactRouter.LocalHost.Queues;

/// <summary>Listens to one queue as the storage extension does: fetches a batch, calls the function for each message, backs off while there is none.</summary>
internal sealed class QueueListener(QueueClient queue, MessageRun run, QueueSettings settings, PollingBackoff backoff, HostConsole console, TimeProvider clock)
{
    /// <summary>A message fetched is hidden this long from other listeners, and again by each renewal.</summary>
    public static readonly TimeSpan Hidden = TimeSpan.FromMinutes(10);

    private readonly List<Task> _running = [];
    private bool _exists;

    /// <summary>Runs until no new messages shall be fetched, then until the calls under way have ended or are cut off.</summary>
    /// <param name="fetching">Cancelled: fetch no more.</param>
    /// <param name="calling">Cancelled: cut off the calls under way.</param>
    public async Task RunAsync(CancellationToken fetching, CancellationToken calling)
    {
        var found = false;
        while (!fetching.IsCancellationRequested)
        {
            try
            {
                var batch = await FetchAsync(fetching);
                if (batch.Length == 0)
                {
                    await Task.Delay(backoff.Next(found), clock, fetching);
                    found = false;
                    continue;
                }

                found = true;
                console.Detail($"Queue {queue.Name}: {batch.Length} message{(batch.Length == 1 ? "" : "s")} fetched, {_running.Count} calls under way");
                _running.AddRange(batch.Select(message => run.RunAsync(message, calling)));
                while (_running.Count > settings.NewBatchThreshold) _running.Remove(await Task.WhenAny(_running).WaitAsync(fetching));
            }
            catch (OperationCanceledException) when (fetching.IsCancellationRequested)
            {
                // The loop ends.
            }
        }

        await Task.WhenAll(_running);
    }

    private async Task<QueueMessage[]> FetchAsync(CancellationToken stop)
    {
        try
        {
            // Whoever sends first makes the queue; until then nothing is wrong.
            _exists = _exists || await queue.ExistsAsync(stop);
            return _exists ? (await queue.ReceiveMessagesAsync(settings.BatchSize, Hidden, stop)).Value : [];
        }
        catch (Exception fault) when (StorageFault.Is(fault, stop))
        {
            _exists = false;
            if (!StorageFault.IsMissingQueue(fault)) console.Warning($"Queue {queue.Name} cannot be read: {StorageFault.Text(fault)}");
            return [];
        }
    }
}
