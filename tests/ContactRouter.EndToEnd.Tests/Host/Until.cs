namespace ContactRouter.EndToEnd.Tests.Host;

/// <summary>Waits for what a real process will bring about: looks often, gives up after a deadline.</summary>
internal static class Until
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    public static Task TrueAsync(Func<bool> condition, string what, Func<string>? state = null) =>
        TrueAsync(() => Task.FromResult(condition()), what, state);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what, Func<string>? state = null)
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        while (!await condition())
        {
            if (clock.GetElapsedTime(started) > Deadline) Assert.Fail($"Waited {Deadline.TotalSeconds} s in vain until {what}.\n{state?.Invoke()}");
            await Task.Delay(Look, clock, TestContext.Current.CancellationToken);
        }
    }
}
