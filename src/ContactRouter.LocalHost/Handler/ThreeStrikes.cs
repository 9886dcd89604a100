namespace ContactRouter.LocalHost.Handler;

/// <summary>Counts the handler's errors as the Functions host does: the third stops the host, 30 quiet minutes forget the earlier ones.</summary>
internal sealed class ThreeStrikes(TimeProvider clock)
{
    public const int Limit = 3;
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(30);
    private DateTimeOffset _last;

    public int Count { get; private set; }

    /// <summary>Adds an error.</summary>
    /// <returns>Whether this was the one that stops the host.</returns>
    public bool IsOut()
    {
        var now = clock.GetUtcNow();
        if (now - _last > Quiet) Count = 0;
        _last = now;
        return ++Count >= Limit;
    }
}
