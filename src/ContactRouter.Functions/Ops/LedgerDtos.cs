namespace ContactRouter.Functions.Ops;

/// <summary>A page of the ledger, the oldest hour first. Hours in which nothing happened are left out.</summary>
/// <param name="From">The first hour that was asked for.</param>
/// <param name="To">The end of the time that was asked for: not included.</param>
/// <param name="Totals">Of this page.</param>
/// <param name="Next">To be given as <c>next</c> for the page behind it; null on the last one.</param>
internal sealed record LedgerPage(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<LedgerEntry> Items, LedgerTotals Totals, string? Next);

/// <summary>An hour of all instances.</summary>
/// <param name="Instances">So many counted.</param>
/// <param name="WrittenAt">When the last of them wrote.</param>
/// <param name="Counts">All that was counted, by what it is and its name, like <c>door</c> and <c>form</c>.</param>
internal sealed record LedgerEntry(DateTimeOffset Hour, int Instances, DateTimeOffset WrittenAt, LedgerTotals Totals, IReadOnlyList<LedgerCount> Counts);

/// <param name="Kind">door, in-case, topic, desk, set-aside, discarded, refused, repeat, released, answer-in-time, answer-late, answer-minutes, alert, mail.</param>
internal sealed record LedgerCount(string Kind, string Name, long Count);

/// <summary>An hour of the overview.</summary>
internal sealed record LedgerHour(DateTimeOffset Hour, LedgerTotals Totals);

/// <summary>What was accepted has to be somewhere.</summary>
/// <param name="Accepted">Messages that we said yes to.</param>
/// <param name="InCases">Those that are in a case.</param>
/// <param name="SetAside">Those that lie in the quarantine.</param>
/// <param name="Discarded">Those that were discarded, with the reason.</param>
/// <param name="Missing">Accepted and nowhere. Anything but zero for longer than a minute is a fault to be reported. Below zero: taken in, but nobody was told any more.</param>
/// <param name="Repeats">Messages that were in already; they got their first answer.</param>
/// <param name="Released">Messages that operators let in after all; they were accepted before.</param>
/// <param name="Refused">Posts that were refused: nothing of them was accepted.</param>
internal sealed record LedgerTotals(long Accepted, long InCases, long SetAside, long Discarded, long Missing, long Repeats, long Released, long Refused);
