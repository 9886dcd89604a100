namespace ContactRouter.Benchmarks.Way;

/// <summary>A way to take a message from the door to its desk's queue.</summary>
internal interface IWay : IAsyncDisposable
{
    /// <summary>Returns when the writer has his answer.</summary>
    Task AcceptAsync(int sender);

    /// <summary>Returns once nothing is left to do for any message.</summary>
    Task QuietAsync();
}
