namespace ContactRouter.LocalHost.Timers;

/// <summary>Fires one timer function at its times, never twice at once: what falls into a running call is passed over, as in Azure.</summary>
/// <param name="clock">The app's clock: a host started at another time fires by that time.</param>
internal sealed class TimerListener(TimerSchedule schedule, Func<CancellationToken, Task> fire, TimeProvider clock)
{
    // A delay has an upper limit of some 49 days; a yearly timer waits in steps.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>Runs until cancelled. The first call is at the next time of the schedule, never at once.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var last = DateTimeOffset.MinValue;
        while (!stop.IsCancellationRequested)
        {
            // A delay may end a moment early: without the last time the same occurrence would fire again.
            var now = clock.GetUtcNow();
            var next = schedule.After(now > last ? now : last);
            try
            {
                for (var wait = next - now; wait > TimeSpan.Zero; wait = next - clock.GetUtcNow())
                    await Task.Delay(wait < LongestWait ? wait : LongestWait, clock, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            last = next;
            await fire(stop);
        }
    }
}
