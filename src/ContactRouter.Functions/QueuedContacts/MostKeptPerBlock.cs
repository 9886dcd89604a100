using System.Collections.Concurrent;
using ContactRouter.Senders;

namespace ContactRouter.Functions.QueuedContacts;

/// <summary>
/// Of one block's refused messages a hundred are kept; what comes beyond is counted in the log alone. Each instance counts its own: a few more may be kept, never fewer.
/// </summary>
internal sealed class MostKeptPerBlock
{
    public const int Most = 100;

    /// <summary>More blocks at a time than this are an attack; then all counts start anew.</summary>
    private const int MostBlocks = 10_000;

    private readonly ConcurrentDictionary<(SenderId, DateTimeOffset), int> kept = new();

    /// <summary>Counts one more message that was refused in this block, and says whether it is to be kept.</summary>
    public bool IsWithin(SenderId sender, DateTimeOffset blockedUntil)
    {
        if (kept.Count > MostBlocks)
            kept.Clear();
        return kept.AddOrUpdate((sender, blockedUntil), 1, (_, count) => count + 1) <= Most;
    }
}
