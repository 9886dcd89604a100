using Azure;
using ContactRouter.Cases;
using ContactRouter.Chats;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;

namespace ContactRouter.Storage.Engine;

/// <summary>A writer's state as it was last read or written.</summary>
/// <param name="ETag">Null where there is no row, or where it is assumed that there is none: the insert will tell.</param>
/// <param name="ReadAt">A timestamp of the time provider.</param>
/// <param name="Cases">Cases of the sender as they were read or written while this was his state: each change of a case replaces it.</param>
/// <param name="Chats">His chats, likewise.</param>
internal sealed record CachedState(SenderState State, ETag? ETag, long ReadAt, Dictionary<CaseId, Case> Cases, Dictionary<ChatId, Chat> Chats);

/// <summary>
/// The states of one bucket's latest writers. Two generations: when the young one is full it becomes the old one, and who is not asked for again is
/// forgotten with it. A stale entry does no harm, for a commit names the ETag; a cached block alone has to be looked at again in time.
/// </summary>
internal sealed class WriterCache
{
    private const int Generation = 2_000;

    private Dictionary<WriterKey, CachedState> young = [];
    private Dictionary<WriterKey, CachedState> old = [];

    public CachedState? Find(WriterKey writer)
    {
        if (young.TryGetValue(writer, out var state))
            return state;
        if (!old.TryGetValue(writer, out state))
            return null;
        Set(writer, state);
        return state;
    }

    public void Set(WriterKey writer, CachedState state)
    {
        if (young.Count >= Generation && !young.ContainsKey(writer))
        {
            old = young;
            young = [];
        }

        young[writer] = state;
    }

    public void Clear()
    {
        young.Clear();
        old.Clear();
    }

    public void Remove(WriterKey writer)
    {
        young.Remove(writer);
        old.Remove(writer);
    }
}
