namespace ContactRouter.LocalHost.Invocations;

/// <summary>The two headers the Functions host adds to every call.</summary>
internal static class InvocationHeaders
{
    /// <summary>The host version whose behaviour is reproduced.</summary>
    public const string HostVersion = "4.1037.0";

    public static IReadOnlyList<KeyValuePair<string, string>> Next(TimeProvider clock) =>
    [
        new("X-Azure-Functions-InvocationId", Guid.CreateVersion7(clock.GetUtcNow()).ToString()),
        new("X-Azure-Functions-HostVersion", HostVersion),
    ];
}
