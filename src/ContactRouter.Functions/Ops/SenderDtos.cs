using ContactRouter.Functions.Desks;

namespace ContactRouter.Functions.Ops;

/// <summary>Where a sender stands.</summary>
/// <param name="Id">Stands for his address wherever an address must not be: in URLs, logs, keys.</param>
/// <param name="Address">Null where nothing that is kept tells it.</param>
/// <param name="Budgets">The proven address's own first (P5); then those of unproven writers who used it, by their network.</param>
/// <param name="Cases">Those that are not closed, the newest first.</param>
internal sealed record SenderDetails(string Id, string? Address, IReadOnlyList<SenderBudgetView> Budgets, IReadOnlyList<DeskCase> Cases);

/// <param name="Network">Null for the proven address; else a name of the network that an unproven writer uses it from.</param>
/// <param name="Limit">So many messages are let in within the window.</param>
/// <param name="Left">So many more now.</param>
/// <param name="ResetSeconds">Until the oldest one leaves the window; while blocked, until the block ends.</param>
/// <param name="BlockedUntil">Null where there is no block.</param>
internal sealed record SenderBudgetView(string? Network, int Limit, int WindowSeconds, int Left, int ResetSeconds, DateTimeOffset? BlockedUntil);

/// <summary>A page of the blocked senders: whose block ends next comes first.</summary>
/// <param name="Next">To be given as <c>next</c> for the page behind it; null on the last one.</param>
internal sealed record BlockedSenders(IReadOnlyList<BlockedSender> Items, string? Next);

/// <param name="Address">As it was written.</param>
/// <param name="Network">Null where the address itself is blocked; else a name of the network from which an unproven writer used it.</param>
/// <param name="Channel">By which the message too many came: form, mail, queue or chat.</param>
internal sealed record BlockedSender(string Id, string Address, string? Network, string Channel, DateTimeOffset BlockedAt, DateTimeOffset BlockedUntil);

/// <summary>A sender whose blocks were lifted: he starts afresh.</summary>
/// <param name="Lifted">So many blocks, those of unproven writers included; 0 where there was none.</param>
internal sealed record Unblocked(string Id, DateTimeOffset UnblockedAt, int Lifted);

/// <summary>Whom to find.</summary>
internal sealed record AddressBody(string Address);
