namespace ContactRouter.Functions.Hosting;

/// <summary>A clock that was set to another time and runs on as clocks do. Timers and time-outs are those of the system.</summary>
internal sealed class ShiftedClock(DateTimeOffset startAt) : TimeProvider
{
    private readonly TimeSpan shift = startAt - System.GetUtcNow();

    public static TimeProvider From(ClockOptions options) => options.StartAt is { } startAt ? new ShiftedClock(startAt) : System;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
}
