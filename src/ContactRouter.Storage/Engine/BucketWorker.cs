using System.Threading.Channels;

namespace ContactRouter.Storage.Engine;

/// <summary>One bucket's queue and the loop that empties it. One commit of a bucket is under way at a time; meanwhile the next one's work gathers.</summary>
internal sealed class BucketWorker : IAsyncDisposable
{
    /// <summary>Beyond this nobody's message would be stored before its writer gives up.</summary>
    private const int Capacity = 2_000;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private readonly Channel<Pending> waiting = Channel.CreateBounded<Pending>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly BucketCommit commit;
    private readonly SemaphoreSlim slots;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private Task? loop;

    /// <param name="slots">How many buckets commit at a time.</param>
    public BucketWorker(BucketCommit commit, SemaphoreSlim slots, TimeProvider time)
    {
        this.commit = commit;
        this.slots = slots;
        this.time = time;
        commit.Outbox.Published = WakeUp;
    }

    /// <exception cref="EngineOverloadedException">The queue is full.</exception>
    public void Enqueue(Pending pending)
    {
        if (!waiting.Writer.TryWrite(pending))
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
        await commit.Outbox.SettleAsync();
    }

    /// <summary>Waits until everything committed so far is published and cleaned up.</summary>
    public Task SettleAsync() => commit.Outbox.SettleAsync();

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
            if (waiting.Reader.TryPeek(out _))
                await CommitWaitingAsync();
            else if (!await WaitAsync())
                return;
        }
    }

    // What waits is taken only once its turn has come: until then more may join it.
    private async Task CommitWaitingAsync()
    {
        await slots.WaitAsync();
        try
        {
            // Callers who are ready to run now, but stand behind this one, come along: that costs microseconds and saves commits.
            await Task.Yield();
            var batch = new List<Pending>();
            while (waiting.Reader.TryRead(out var pending))
                batch.Add(pending);
            await commit.RunAsync(batch);
        }
        finally
        {
            slots.Release();
        }
    }

    // Clean-up rides along with later messages; only after a quiet second it goes alone.
    private async Task<bool> WaitAsync()
    {
        if (!commit.Outbox.IsEmpty)
        {
            using var stop = new CancellationTokenSource();
            var more = waiting.Reader.WaitToReadAsync().AsTask();
            if (await Task.WhenAny(more, Task.Delay(Quiet, time, stop.Token)) == more)
            {
                await stop.CancelAsync();
                if (await more)
                    return true;
            }

            await commit.Outbox.CleanUpAsync();
            return true;
        }

        return await EndAsync();
    }

    private Task<bool> EndAsync()
    {
        lock (gate)
        {
            // Looked at under the lock, or a message written just now would find the loop still running and nobody to read it.
            if (waiting.Reader.TryPeek(out _) || !commit.Outbox.IsEmpty)
                return Task.FromResult(true);
            loop = null;
            return Task.FromResult(false);
        }
    }
}
