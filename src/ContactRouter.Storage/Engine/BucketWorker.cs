using System.Threading.Channels;

namespace ContactRouter.Storage.Engine;

/// <summary>One bucket's queue and the loop that empties it. One commit of a bucket is under way at a time; meanwhile the next one's messages gather.</summary>
internal sealed class BucketWorker : IAsyncDisposable
{
    /// <summary>Beyond this nobody's message would be stored before its writer gives up.</summary>
    private const int Capacity = 2_000;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private readonly Channel<PendingMessage> waiting = Channel.CreateBounded<PendingMessage>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly BucketCommit commit;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private Task? loop;

    public BucketWorker(BucketCommit commit, TimeProvider time)
    {
        this.commit = commit;
        this.time = time;
        commit.Published = WakeUp;
    }

    /// <exception cref="EngineOverloadedException">The queue is full.</exception>
    public void Enqueue(PendingMessage message)
    {
        if (!waiting.Writer.TryWrite(message))
            throw new EngineOverloadedException();
        WakeUp();
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        Task? running;
        lock (gate)
            running = loop;
        if (running is not null)
            await running;
        await commit.SettleAsync();
    }

    /// <summary>Waits until everything committed so far is published and cleaned up.</summary>
    public Task SettleAsync() => commit.SettleAsync();

    // A bucket that nobody writes to has no loop: sixteen idle ones would cost as much as one that works.
    private void WakeUp()
    {
        lock (gate)
            loop ??= Task.Run(RunAsync);
    }

    private async Task RunAsync()
    {
        while (true)
        {
            var batch = new List<PendingMessage>();
            while (waiting.Reader.TryRead(out var message))
                batch.Add(message);
            if (batch.Count > 0)
                await commit.RunAsync(batch);
            else if (!await WaitAsync())
                return;
        }
    }

    // Clean-up rides along with later messages; only after a quiet second it goes alone.
    private async Task<bool> WaitAsync()
    {
        if (commit.HasCleanUp)
        {
            using var stop = new CancellationTokenSource();
            var more = waiting.Reader.WaitToReadAsync().AsTask();
            if (await Task.WhenAny(more, Task.Delay(Quiet, time, stop.Token)) == more)
            {
                await stop.CancelAsync();
                if (await more)
                    return true;
            }

            await commit.CleanUpAsync();
            return true;
        }

        return await EndAsync();
    }

    private Task<bool> EndAsync()
    {
        lock (gate)
        {
            // Looked at under the lock, or a message written just now would find the loop still running and nobody to read it.
            if (waiting.Reader.TryPeek(out _) || commit.HasCleanUp)
                return Task.FromResult(true);
            loop = null;
            return Task.FromResult(false);
        }
    }
}
