using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using ContactRouter.LocalHost.App;
using ContactRouter.LocalHost.Invocations;
using ContactRouter.LocalHost.Output;
using ContactRouter.LocalHost.Queues;
using ContactRouter.LocalHost.Timers;

namespace ContactRouter.LocalHost.Running;

/// <summary>All queue and timer triggers of the app, started and stopped together.</summary>
internal sealed class TriggerSet(AppRoot app, TriggerCalls calls, PayloadWriter payloads, HostConsole console, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource _fetching = new();
    private readonly CancellationTokenSource _calling = new();
    private readonly Lock _gate = new();
    private readonly List<Task> _tasks = [];

    public void Start()
    {
        foreach (var function in app.Functions)
        {
            Task? task = function.Trigger switch
            {
                QueueTrigger queue => Listener(function.Name, queue).RunAsync(_fetching.Token, _calling.Token),
                TimerTrigger timer => Listener(function.Name, timer).RunAsync(_fetching.Token),
                _ => null,
            };
            if (task is not null) Track(task);
        }
    }

    /// <summary>Calls a function now, as the admin API does; a queue function gets the text as its message.</summary>
    public void RunNow(FunctionDefinition function, string text)
    {
        var now = clock.GetUtcNow();
        ReadOnlyMemory<byte>? payload = function.Trigger switch
        {
            TimerTrigger timer => payloads.Timer(function.Name, timer),
            QueueTrigger queue => payloads.Queue(
                function.Name,
                queue,
                QueuesModelFactory.QueueMessage($"{Guid.CreateVersion7(now)}", "", BinaryData.FromString(text), 1, now, now, now.AddDays(7)),
                BinaryData.FromString(text)),
            _ => null,
        };
        if (payload is { } content) Track(calls.CallAsync(function.Name, "admin call", content, _calling.Token));
    }

    /// <summary>Fetches no more, lets the calls under way end for a while, then cuts them off.</summary>
    public async ValueTask DisposeAsync()
    {
        await _fetching.CancelAsync();
        Task all;
        lock (_gate) all = Task.WhenAll(_tasks);
        try
        {
            await all.WaitAsync(DrainLimit, clock);
        }
        catch (TimeoutException)
        {
            console.Warning($"Calls still under way after {DrainLimit.TotalSeconds:F0} s are cut off; their messages come back in up to {QueueListener.Hidden.TotalMinutes:F0} minutes.");
            await _calling.CancelAsync();
            await all;
        }

        _fetching.Dispose();
        _calling.Dispose();
    }

    private void Track(Task task)
    {
        lock (_gate)
        {
            _tasks.RemoveAll(t => t.IsCompletedSuccessfully);
            _tasks.Add(UntilStopped(task));
        }

        static async Task UntilStopped(Task task)
        {
            try
            {
                await task;
            }
            catch (OperationCanceledException)
            {
                // Cut off at the stop.
            }
        }
    }

    private QueueListener Listener(string function, QueueTrigger trigger)
    {
        // Texts are decoded here, not by the client: what is no base64 must reach the poison queue as it is.
        var service = new QueueServiceClient(app.Settings.Connection(trigger.Connection));
        var queue = service.GetQueueClient(trigger.QueueName);
        var settings = app.Host.Queues;
        var run = new MessageRun(queue, new(service, queue, console), settings, CallAsync, console, clock);
        return new(queue, run, settings, new(settings.MaxPollingInterval, Random.Shared.NextDouble), console, clock);

        Task<bool> CallAsync(QueueMessage message, ReadOnlyMemory<byte> content, CancellationToken stop) =>
            calls.CallAsync(function, $"message {message.MessageId}, try {message.DequeueCount}", payloads.Queue(function, trigger, message, content), stop);
    }

    private TimerListener Listener(string function, TimerTrigger trigger) => TimerSchedule.TryParse(trigger.Schedule, out var schedule, out var why)
        ? new(schedule, _ => calls.CallAsync(function, "timer", payloads.Timer(function, trigger), _calling.Token), clock)
        : throw new HostStartException($"{function}: {why}");
}
