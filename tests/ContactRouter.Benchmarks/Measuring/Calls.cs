namespace ContactRouter.Benchmarks.Measuring;

/// <summary>How many storage calls went out, by kind. A call that was tried again counts each time.</summary>
internal sealed class Calls(IReadOnlyList<long> counts)
{
    public long this[CallKind kind] => counts[(int)kind];

    /// <summary>What stands between a message and its answer: reads, commits, blobs.</summary>
    public long CommitSide => this[CallKind.Read] + this[CallKind.Commit] + this[CallKind.Blob];

    public long Tables => this[CallKind.Read] + this[CallKind.Commit] + this[CallKind.CleanUp];

    public long Queues => this[CallKind.Put] + this[CallKind.Take];

    public long Blobs => this[CallKind.Blob];

    public long Total => counts.Sum();

    public static Calls operator -(Calls later, Calls earlier) =>
        new([.. Enum.GetValues<CallKind>().Select(kind => later[kind] - earlier[kind])]);
}
