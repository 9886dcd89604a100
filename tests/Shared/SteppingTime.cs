using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace ContactRouter;

/// <summary>A clock that goes on by itself over the waits that it is told of, and stands still otherwise: calls over the wire take no time on it.</summary>
/// <param name="isStepped">Whether a wait of this length is over as soon as it begins.</param>
internal sealed class SteppingTime(DateTimeOffset start, Func<TimeSpan, bool> isStepped) : FakeTimeProvider(start)
{
    /// <summary>The waits that were stepped over, in order.</summary>
    public ConcurrentQueue<TimeSpan> Steps { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && isStepped(dueTime))
        {
            Steps.Enqueue(dueTime);
            // Not from here: whoever waits has to have the timer before it fires.
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }

        return timer;
    }
}
