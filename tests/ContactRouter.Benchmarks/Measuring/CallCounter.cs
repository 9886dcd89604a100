namespace ContactRouter.Benchmarks.Measuring;

/// <summary>Counts the calls of one account's clients, from any thread.</summary>
internal sealed class CallCounter
{
    private readonly long[] counts = new long[Enum.GetValues<CallKind>().Length];
    private long delivered;

    /// <summary>Messages that a desk's queue has said it has.</summary>
    public long Delivered => Interlocked.Read(ref delivered);

    public void Add(CallKind kind) => Interlocked.Increment(ref counts[(int)kind]);

    public void AddDelivered() => Interlocked.Increment(ref delivered);

    public Calls Read() => new([.. Enumerable.Range(0, counts.Length).Select(kind => Interlocked.Read(ref counts[kind]))]);
}
