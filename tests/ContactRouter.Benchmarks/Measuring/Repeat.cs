namespace ContactRouter.Benchmarks.Measuring;

/// <summary>What a short piece of work takes on one thread, once.</summary>
internal sealed record Repeated(double Microseconds, double Bytes);

internal static class Repeat
{
    /// <param name="work">Gives something that is not null, so that none of it can be left out.</param>
    public static Repeated Measure(int times, Func<object?> work)
    {
        var done = 0;
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = TimeProvider.System.GetTimestamp();
        for (var n = 0; n < times; n++)
            done += work() is null ? 0 : 1;
        var elapsed = TimeProvider.System.GetElapsedTime(start);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - bytes;
        return done == times
            ? new Repeated(elapsed.TotalMicroseconds / times, (double)allocated / times)
            : throw new InvalidOperationException("The work gave nothing.");
    }
}
