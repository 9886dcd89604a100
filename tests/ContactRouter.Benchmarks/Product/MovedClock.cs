namespace ContactRouter.Benchmarks.Product;

/// <summary>A clock that runs on as clocks do and can be set: for what happens at a full hour. Timers are those of the system.</summary>
internal sealed class MovedClock : TimeProvider
{
    private TimeSpan shift;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;

    public void Set(DateTimeOffset now) => shift = now - System.GetUtcNow();
}
