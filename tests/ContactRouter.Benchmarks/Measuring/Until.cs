namespace ContactRouter.Benchmarks.Measuring;

/// <summary>Waits for a condition; a measurement that never gets there has failed.</summary>
internal static class Until
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static async Task HoldsAsync(string what, Func<Task<bool>> condition, TimeSpan look)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Limit)
                throw new TimeoutException($"Not within {Limit.TotalSeconds:F0} s: {what}");
            await Task.Delay(look, TimeProvider.System);
        }
    }

    /// <summary>Waits until the desks' queues have this many messages.</summary>
    public static Task DeliveredAsync(CallCounter counter, long messages) =>
        HoldsAsync($"{messages} messages on the desks' queues", () => Task.FromResult(counter.Delivered >= messages), TimeSpan.FromMilliseconds(1));
}
