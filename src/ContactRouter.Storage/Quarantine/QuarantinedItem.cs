using ContactRouter.Intake;

namespace ContactRouter.Storage.Quarantine;

/// <summary>What an operator sees of something that was set aside.</summary>
/// <param name="KeptAt">When it was last set aside.</param>
/// <param name="Size">Of the body, in bytes.</param>
/// <param name="Release">Null while nobody has let it in.</param>
public sealed record QuarantinedItem(
    QuarantineId Id, string Source, string SourceId, string Reason, string Detail, DateTimeOffset SentAt, DateTimeOffset KeptAt, long Size, Release? Release);

/// <summary>That an operator let it in after all.</summary>
/// <param name="Contact">The message that it became; null for what was put back on its queue.</param>
public sealed record Release(DateTimeOffset At, ContactId? Contact);

/// <param name="Next">Where the next page begins, or null where there is none. A page may hold few items, or none, and have a next one all the same.</param>
public sealed record QuarantinePage(IReadOnlyList<QuarantinedItem> Items, QuarantineId? Next);
