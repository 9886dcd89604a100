using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace ContactRouter.Storage.Tests.Support;

/// <summary>A clock that stands still until it is told, and tells which waits have begun: only then is it of use to move it.</summary>
public sealed class WatchedTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> waits = new();

    /// <summary>Ends once somebody waits for exactly so long.</summary>
    public Task WaitBeganAsync(TimeSpan length) => WaitOf(length).Task.WaitAsync(TimeSpan.FromSeconds(20), System, TestContext.Current.CancellationToken);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        WaitOf(dueTime).TrySetResult();
        return timer;
    }

    private TaskCompletionSource WaitOf(TimeSpan length) =>
        waits.GetOrAdd(length, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
