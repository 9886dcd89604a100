using ContactRouter.Routing;
using ContactRouter.Topics;

namespace ContactRouter.Cases;

/// <summary>What a desk works on: one request of one sender.</summary>
/// <param name="Topic">Null where none was recognised.</param>
/// <param name="OrderNumber">The order it is about, or null (P7: at most one).</param>
/// <param name="DueAt">By when the desk should have answered (P4).</param>
/// <param name="Revision">Counts the changes to the case, from 1.</param>
/// <param name="Sequence">Counts the case's events, from 1: what orders them for a consumer.</param>
public sealed record Case(
    CaseId Id,
    CaseNumber Number,
    Desk Desk,
    Topic? Topic,
    string? OrderNumber,
    string SenderAddress,
    string Subject,
    CaseState State,
    DateTimeOffset ReceivedAt,
    DateTimeOffset DueAt,
    int Revision,
    int Sequence);

/// <summary>Where a case stands.</summary>
public enum CaseState
{
    Open,
    Answered,
    Closed,
}
