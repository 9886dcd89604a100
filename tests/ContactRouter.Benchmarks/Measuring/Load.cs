namespace ContactRouter.Benchmarks.Measuring;

/// <summary>The two ways in which requests arrive.</summary>
internal static class Load
{
    /// <summary>All at once.</summary>
    public static Task<T[]> BurstAsync<T>(int count, Func<int, Task<T>> request) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(n => Task.Run(() => request(n))));

    /// <summary>Each of <paramref name="workers"/> sends its next request when its last one is answered, until <paramref name="count"/> are answered.</summary>
    public static async Task<T[]> ClosedLoopAsync<T>(int workers, int count, Func<int, Task<T>> request)
    {
        var answers = new T[count];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n < count; n = Interlocked.Increment(ref next))
                answers[n] = await request(n);
        })));
        return answers;
    }
}
