using Azure;

namespace ContactRouter.Storage.Tables;

/// <summary>Tells a store that cannot answer from a mistake of ours.</summary>
internal static class StoreFaults
{
    /// <summary>
    /// True for everything the storage clients throw once their own retries are used up: refused connections, time-outs, throttling, missing rights,
    /// a missing table or queue. A cancelled call is none of these: its caller left.
    /// </summary>
    public static bool IsUnavailable(Exception exception, CancellationToken cancellation) => exception switch
    {
        OperationCanceledException => !cancellation.IsCancellationRequested,
        RequestFailedException or AggregateException or IOException => true,
        // The credential's own exceptions, without naming Azure.Identity: role changes may take an hour to be effective.
        _ => exception.GetType().Namespace == "Azure.Identity",
    };

    public static StoreUnavailableException Unavailable(string what, Exception exception) =>
        new($"The {what} did not answer: {(exception as RequestFailedException)?.ErrorCode ?? exception.GetType().Name}", exception);
}
