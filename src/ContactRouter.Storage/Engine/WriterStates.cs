using Azure;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Engine;

/// <summary>What is known of the writers of one bucket, and the reads that find it out.</summary>
internal sealed class WriterStates(int bucket, ITransactionalTable table, UnknownWriters unknown, TimeProvider time)
{
    /// <summary>An operator may lift a block on another instance; so long it may take to be noticed here.</summary>
    private static readonly TimeSpan BlockIsTrusted = TimeSpan.FromSeconds(30);

    private readonly WriterCache cache = new();
    private readonly HashSet<WriterKey> mustRead = [];

    /// <summary>The state as it is known; of a writer of whom nothing is, that of a new one.</summary>
    public SenderState StateOf(WriterKey writer) => cache.Find(writer)?.State ?? SenderState.Unknown;

    public ETag? ETagOf(WriterKey writer) => cache.Find(writer)?.ETag;

    public void Set(WriterKey writer, SenderState state, ETag etag) => cache.Set(writer, new CachedState(state, etag, time.GetTimestamp()));

    /// <summary>Somebody else changed it: it is read before it is used again.</summary>
    public void Forget(WriterKey writer)
    {
        cache.Remove(writer);
        mustRead.Add(writer);
    }

    /// <summary>Nothing is known for certain any more.</summary>
    public void Clear() => cache.Clear();

    /// <summary>Reads what has to be read, all at once, and the keys of messages that need theirs.</summary>
    public async Task LoadAsync(IReadOnlyList<PendingMessage> waiting)
    {
        var writers = waiting.Select(pending => pending.Writer).Distinct().Where(NeedsRead).ToList();
        var keys = waiting.Where(pending => pending.IsKeyWanted).ToList();
        await Task.WhenAll([.. writers.Select(ReadAsync), .. keys.Select(ReadKeyAsync)]);
    }

    /// <summary>After a conflict: where unknown writers turn out to be known, those of the rest of a commit are read before it is sent again.</summary>
    /// <returns>Those of whom it was wrongly assumed that they are new.</returns>
    public async Task<List<WriterKey>> ReadUnknownAsync(PlannedCommit plan)
    {
        if (!unknown.ShouldBeRead)
            return [];
        var writers = plan.Messages.Select(message => message.Pending.Writer).Distinct().Where(writer => ETagOf(writer) is null).ToList();
        await Task.WhenAll(writers.Select(ReadAsync));
        return writers.FindAll(writer => ETagOf(writer) is not null);
    }

    private bool NeedsRead(WriterKey writer)
    {
        if (mustRead.Contains(writer))
            return true;
        var known = cache.Find(writer);
        return known is null
            ? unknown.ShouldBeRead
            : known.State.IsBlockedAt(time.GetUtcNow()) && time.GetElapsedTime(known.ReadAt) >= BlockIsTrusted;
    }

    private async Task ReadAsync(WriterKey writer)
    {
        var wasUnknown = !mustRead.Contains(writer) && cache.Find(writer) is null;
        var row = await table.ReadAsync(RowKeys.Partition(bucket), writer.RowKey, CancellationToken.None);
        // Reads run side by side; what they found is put down by one at a time.
        lock (cache)
        {
            if (wasUnknown)
                unknown.Report(wasKnown: row is not null);
            cache.Set(writer, new CachedState(row is null ? SenderState.Unknown : StateRow.Read(row, writer.Sender), row?.ETag, time.GetTimestamp()));
            mustRead.Remove(writer);
        }
    }

    private async Task ReadKeyAsync(PendingMessage pending) =>
        pending.SetKey(await table.ReadAsync(RowKeys.Partition(bucket), RowKeys.Key(pending.Message.Id.Sender, pending.Mark.Hash), CancellationToken.None));
}
