namespace ContactRouter.Events;

/// <summary>The data of the events about a case: moved, replied, closed, due soon, overdue. Their schema is docs/schemas/case.changed.v1.json.</summary>
/// <param name="LinkedCases">Numbers of the cases that belong to the same conversation.</param>
/// <param name="Topic">Null where none was recognised.</param>
/// <param name="Desk">Who answers now.</param>
/// <param name="FromDesk">Who answered before, where the case was moved; else null.</param>
/// <param name="State">open, answered or closed.</param>
/// <param name="Reason">What happened and why, in a sentence.</param>
/// <param name="Text">What the desk wrote, its first 8 KiB at most; null where it wrote nothing.</param>
/// <param name="Sequence">Orders the events of a case, from 1.</param>
public sealed record CaseChanged(
    string CaseNumber,
    IReadOnlyList<string> LinkedCases,
    string? Topic,
    string Desk,
    string? FromDesk,
    string? OrderNumber,
    EventSender Sender,
    string Subject,
    string State,
    string Priority,
    string Reason,
    string? Text,
    DateTimeOffset ReceivedAt,
    DateTimeOffset DueAt,
    int Sequence);
