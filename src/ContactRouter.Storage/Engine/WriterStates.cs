using Azure;
using ContactRouter.Cases;
using ContactRouter.Chats;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Engine;

/// <summary>What is known of the writers of one bucket, and the reads that find it out.</summary>
internal sealed class WriterStates(int bucket, ITransactionalTable table, SenderIdentity identity, UnknownWriters unknown, TimeProvider time)
{
    /// <summary>An operator may lift a block on another instance; so long it may take to be noticed here.</summary>
    private static readonly TimeSpan BlockIsTrusted = TimeSpan.FromSeconds(30);

    /// <summary>Of one sender's; then they are read anew.</summary>
    private const int MostCachedCases = 100;

    /// <summary>One is open at a time; the others have ended.</summary>
    private const int MostCachedChats = 10;

    private readonly WriterCache cache = new();
    private readonly HashSet<WriterKey> mustRead = [];

    /// <summary>The state as it is known; of a writer of whom nothing is, that of a new one.</summary>
    public SenderState StateOf(WriterKey writer) => cache.Find(writer)?.State ?? SenderState.Unknown;

    public ETag? ETagOf(WriterKey writer) => cache.Find(writer)?.ETag;

    public bool IsKnown(WriterKey writer) => cache.Find(writer) is not null;

    public int BucketOf(SenderId sender) => identity.BucketOf(sender);

    /// <summary>What a commit wrote.</summary>
    public void Set(WriterKey writer, SenderState state, ETag etag, IReadOnlyList<PlannedChange> changes)
    {
        var (cases, chats) = cache.Find(writer) is { } known ? (known.Cases, known.Chats) : ([], []);
        if (cases.Count > MostCachedCases)
            cases.Clear();
        if (chats.Count > MostCachedChats)
            chats.Clear();
        foreach (var chat in changes.Select(change => change.Chat).OfType<Chat>())
            chats[chat.Id] = chat;
        // Cases of an unproven writer are guarded by the address's own state, not by his.
        if (writer.Network is null)
        {
            foreach (var change in changes.SelectMany(change => change.Cases))
                cases[change.After.Id] = change.After;
        }

        cache.Set(writer, new CachedState(state, etag, time.GetTimestamp(), cases, chats));
    }

    /// <summary>A case as it was read just now; remembered while its sender's state stays.</summary>
    public void Set(Case @case)
    {
        if (cache.Find(GuardOf(@case.Id)) is { ETag: not null } guard)
            guard.Cases[@case.Id] = @case;
    }

    /// <summary>A case, where it is known for certain as long as its sender's state is.</summary>
    public Case? CaseOf(CaseId id) => cache.Find(GuardOf(id))?.Cases.GetValueOrDefault(id);

    /// <summary>A chat as it was read just now; remembered while its customer's state stays.</summary>
    public void Set(Chat chat)
    {
        if (cache.Find(WriterKey.Of(chat.Id)) is { ETag: not null } guard)
            guard.Chats[chat.Id] = chat;
    }

    /// <summary>A chat, where it is known for certain as long as its customer's state is.</summary>
    public Chat? ChatOf(ChatId id) => cache.Find(WriterKey.Of(id))?.Chats.GetValueOrDefault(id);

    /// <summary>Somebody else changed it: it is read before it is used again.</summary>
    public void Forget(WriterKey writer)
    {
        cache.Remove(writer);
        mustRead.Add(writer);
    }

    /// <summary>Nothing is known for certain any more.</summary>
    public void Clear() => cache.Clear();

    /// <summary>Reads what has to be read, all at once, and the keys of messages that need theirs.</summary>
    public async Task LoadAsync(IReadOnlyList<Pending> waiting)
    {
        // Who has a case has a state, as a rule: nothing is gained by taking him for new.
        var known = waiting.Where(pending => pending.IsAboutCase).Select(pending => pending.Writer).Distinct().Where(writer => !IsKnown(writer)).ToList();
        var writers = waiting.Select(pending => pending.Writer).Distinct().Where(NeedsRead).Except(known).ToList();
        var keys = waiting.OfType<PendingMessage>().Where(pending => pending.IsKeyWanted).ToList();
        await Task.WhenAll(
        [
            .. known.Select(writer => ReadAsync(writer, isMessage: false)),
            .. writers.Select(writer => ReadAsync(writer, isMessage: true)),
            .. keys.Select(ReadKeyAsync),
        ]);
    }

    /// <summary>After a conflict: where unknown writers turn out to be known, those of the rest of a commit are read before it is sent again.</summary>
    /// <returns>Those of whom it was wrongly assumed that they are new.</returns>
    public async Task<List<WriterKey>> ReadUnknownAsync(PlannedCommit plan, BatchStates batch)
    {
        if (!unknown.ShouldBeRead)
            return [];
        var writers = plan.Changes.Select(change => change.Pending.Writer).Distinct().Where(writer => batch.ETagOf(writer) is null).ToList();
        await Task.WhenAll(writers.Select(writer => ReadAsync(writer, isMessage: true)));
        return writers.FindAll(writer => ETagOf(writer) is not null);
    }

    /// <param name="isMessage">Whether it tells how likely it is that a message's writer is known.</param>
    public async Task ReadAsync(WriterKey writer, bool isMessage)
    {
        bool wasUnknown;
        lock (cache)
            wasUnknown = isMessage && !mustRead.Contains(writer) && cache.Find(writer) is null;
        var row = await table.ReadAsync(RowKeys.Partition(bucket), writer.RowKey, CancellationToken.None);
        // Reads run side by side; what they found is put down by one at a time.
        lock (cache)
        {
            if (wasUnknown)
                unknown.Report(wasKnown: row is not null);
            cache.Set(writer, new CachedState(row is null ? SenderState.Unknown : StateRow.Read(row, writer.Sender), row?.ETag, time.GetTimestamp(), [], []));
            mustRead.Remove(writer);
        }
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

    private async Task ReadKeyAsync(PendingMessage pending) =>
        pending.SetKey(await table.ReadAsync(RowKeys.Partition(bucket), RowKeys.Key(pending.Message.Id.Sender, pending.Mark.Hash), CancellationToken.None));

    private static WriterKey GuardOf(CaseId id) => new(id.OpenedBy.Sender, Network: null);
}
