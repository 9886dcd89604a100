namespace ContactRouter.LocalHost.Running;

/// <summary>A clock that shows another time and runs at the usual pace.</summary>
internal sealed class ShiftedClock(TimeProvider real, TimeSpan shift) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + shift;

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => real.CreateTimer(callback, state, dueTime, period);
}
