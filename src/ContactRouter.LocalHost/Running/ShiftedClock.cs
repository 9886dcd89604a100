namespace ContactRouter.LocalHost.Running;

/// <summary>A clock that begins at another time, runs at the usual pace and shows the offset it was given.</summary>
internal sealed class ShiftedClock(TimeProvider real, DateTimeOffset start) : TimeProvider
{
    private readonly TimeSpan _shift = start - real.GetUtcNow();

    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("as given", start.Offset, null, null);

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + _shift;

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => real.CreateTimer(callback, state, dueTime, period);
}
