using ContactRouter.LocalHost.Output;
using ContactRouter.LocalHost.Running;

namespace ContactRouter.LocalHost.Handler;

/// <summary>Keeps the handler running by the Functions host's rules: restarted at once after a crash, given up at the third, never restarted after exit code 0.</summary>
internal sealed class HandlerSupervisor(
    HandlerCommand command,
    HandlerEnvironment environment,
    Readiness readiness,
    TimeSpan initializationTimeout,
    ThreeStrikes strikes,
    RunRecord record,
    HostConsole console,
    TimeProvider clock) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<string> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource<bool> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HandlerProcess? _current;
    private string? _killedBecause;
    private Task _life = Task.CompletedTask;

    /// <summary>Ends, with the reason, when the host must stop.</summary>
    public Task<string> Failed => _failed.Task;

    /// <summary>Why there will be no handler any more; null while one runs or is on its way.</summary>
    public string? EndedBecause { get; private set; }

    public int? ProcessId => _current?.Id;

    public void Start() => _life = LiveAsync();

    /// <summary>Waits for a handler that is starting or restarting, at most the initialization timeout.</summary>
    /// <returns>False when there is none and none will come in time.</returns>
    public async Task<bool> WaitUntilReadyAsync(CancellationToken stop)
    {
        Task<bool> ready;
        lock (_gate) ready = _ready.Task;
        try
        {
            return await ready.WaitAsync(initializationTimeout, clock, stop);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Ends the handler with everything under way in it, as functionTimeout does; it counts as a crash.</summary>
    public void Kill(string because)
    {
        lock (_gate)
        {
            _killedBecause ??= because;
            _current?.Kill();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _current?.Kill();
        await _life;
        _stop.Dispose();
    }

    private async Task LiveAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            string? trouble;
            try
            {
                trouble = await LiveOnceAsync();
            }
            catch (HostStartException fault)
            {
                trouble = fault.Message;
            }

            if (_stop.IsCancellationRequested) break;
            if (trouble is null)
            {
                EndedBecause = "The handler ended with exit code 0. The Functions host does not restart it then, so every call fails from now on: a fatal stop must exit with another code.";
                console.Error(EndedBecause);
                break;
            }

            if (strikes.IsOut())
            {
                EndedBecause = $"{trouble} This was error {ThreeStrikes.Limit} without 30 quiet minutes between: the Functions host gives up here, and so does this one.";
                _failed.TrySetResult(EndedBecause);
                break;
            }

            console.Error($"{trouble} Restarting (error {strikes.Count} of {ThreeStrikes.Limit}).");
        }

        lock (_gate) _ready.TrySetResult(false);
    }

    /// <summary>From start to end.</summary>
    /// <returns>What went wrong; null for exit code 0.</returns>
    private async Task<string?> LiveOnceAsync()
    {
        using var process = HandlerProcess.Start(command, environment.Next(), console, record.Add);
        lock (_gate)
        {
            _current = process;
            _killedBecause = null;
        }

        console.Detail($"The handler was started as process {process.Id}: {command.Executable} {command.Arguments}");

        // A stop that came between start and the line above found nothing to end.
        if (_stop.IsCancellationRequested) process.Kill();
        using var pinging = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var ready = readiness.WaitAsync(pinging.Token);
        await Task.WhenAny(ready, process.Exited);
        if (!process.Exited.IsCompleted)
        {
            if (await ready) _ready.TrySetResult(true);
            else if (!_stop.IsCancellationRequested) Kill($"The handler did not answer GET / within {initializationTimeout.TotalSeconds:0.###} s (customHandler.initializationTimeout).");
        }

        var code = await process.Exited;
        await pinging.CancelAsync();
        await ready;
        record.Remove(process.Id);
        lock (_gate)
        {
            _current = null;
            if (_ready.Task.IsCompleted) _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _killedBecause ?? (code == 0 ? null : $"The handler ended with exit code {code}.");
        }
    }
}
