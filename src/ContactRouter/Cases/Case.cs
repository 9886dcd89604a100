using ContactRouter.Intake;
using ContactRouter.Routing;
using ContactRouter.Topics;

namespace ContactRouter.Cases;

/// <summary>What a desk works on: one request of one sender. It changes by the methods of <see cref="CaseLife"/> only.</summary>
/// <param name="Topic">Null where none was recognised.</param>
/// <param name="OrderNumber">The order it is about, or null (P7: at most one).</param>
/// <param name="DueAt">By when the desk should have answered (P4).</param>
/// <param name="Revision">Counts the changes to the case, from 1.</param>
/// <param name="Sequence">Counts what happened to the case, from 1: what orders its events for a consumer.</param>
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
    int Sequence)
{
    /// <summary>As the writer gave it, or empty.</summary>
    public string SenderName { get; init; } = "";

    /// <summary>The address was proven when the case was opened. Another case stands alone: nobody's later message joins it without a signed reply.</summary>
    public bool Verified { get; init; } = true;

    /// <summary>ISO 639-1 of the sender's language, or null.</summary>
    public string? Language { get; init; }

    public string Priority { get; init; } = "normal";

    /// <summary>Why it went to its first desk, in a sentence. Why it was moved says its timeline.</summary>
    public string RoutedBecause { get; init; } = "";

    /// <summary>Cases that belong to the same conversation, of this sender and of others.</summary>
    public IReadOnlyList<CaseNumber> Linked { get; init; } = [];

    /// <summary>More links than this help nobody, and strangers could make them.</summary>
    public const int MostLinked = 50;

    /// <summary>A person should look whether it belongs to a linked case: its writer knew that one's token, but is not its sender.</summary>
    public bool NeedsReview { get; init; }

    /// <summary>When a warning is due that the answer time runs out.</summary>
    public DateTimeOffset DueSoonAt { get; init; }

    /// <summary>The latest alert about the answer time.</summary>
    public CaseAlert Alerted { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>A person at a desk said the topic, or that it has none of the twelve.</summary>
    public bool IsTopicSaid { get; init; }

    /// <summary>When a person at a desk last said another topic or moved it: what the classifier can learn from. Null where nobody did.</summary>
    public DateTimeOffset? CorrectedAt { get; init; }

    /// <summary>The customer's latest message, which a reply answers.</summary>
    public ContactId LatestContact { get; init; }

    /// <summary>The Message-ID of the customer's latest mail, so that an answer stands under it in his mail program; null where he never wrote a mail.</summary>
    public string? LatestMail { get; init; }

    /// <summary>The case as an entry of its sender's list of open ones.</summary>
    public OpenCase ToOpen() => new(Id, Number, OrderNumber);
}

/// <summary>Where a case stands.</summary>
public enum CaseState
{
    /// <summary>The desk has to answer.</summary>
    Open,

    /// <summary>The desk has answered; the customer may write again.</summary>
    Answered,

    Closed,
}

/// <summary>What was said of a case's answer time (P4): each alert once.</summary>
public enum CaseAlert
{
    None,
    DueSoon,
    Overdue,
}

/// <summary>A case that is not closed, as its sender's state lists it: what the next message of his is compared with.</summary>
public sealed record OpenCase(CaseId Id, CaseNumber Number, string? OrderNumber);
