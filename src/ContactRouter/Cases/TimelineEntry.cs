using ContactRouter.Intake;

namespace ContactRouter.Cases;

/// <summary>Something that happened to a case, and why. The case's first entry is its opening.</summary>
/// <param name="Sequence">Its place in the case's timeline, from 1.</param>
/// <param name="By">Who did it: customer, desk, system or language.</param>
/// <param name="Reason">In a sentence, for people.</param>
/// <param name="Standing">How the case stood afterwards.</param>
public sealed record TimelineEntry(int Sequence, TimelineKind Kind, DateTimeOffset At, string By, string Reason, CaseStanding Standing)
{
    public const string Customer = "customer";
    public const string DeskPeople = "desk";
    public const string System = "system";

    /// <summary>The language service that is asked where the own classifier does not know.</summary>
    public const string Language = "language";

    /// <summary>The customer's message, where it is one.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>What the desk wrote, where it replied.</summary>
    public string? Text { get; init; }

    /// <summary>The command's own name, by which a lost answer is recognised.</summary>
    public string Operation { get; init; } = "";
}

public enum TimelineKind
{
    Opened,
    Message,
    Noticed,
    Replied,
    Closed,
    Reopened,
    Moved,
    TopicCorrected,
    Linked,
    DueSoon,
    Overdue,
    Delivery,
}

/// <summary>How a case stands: what whoever changed it is told.</summary>
public sealed record CaseStanding(string CaseNumber, string State, string Desk, string? Topic, DateTimeOffset DueAt, int Revision)
{
    public static CaseStanding Of(Case @case) => new(
        @case.Number.Value, @case.State.ToString().ToLowerInvariant(), @case.Desk.Name, @case.Topic?.Name, @case.DueAt, @case.Revision);
}

/// <summary>A case that is opened or changed by a decision, with what is told of it in its timeline.</summary>
/// <param name="Before">Null where it is opened.</param>
public sealed record CaseChange(Case? Before, Case After, TimelineEntry Entry);
