using ContactRouter.Cases;
using ContactRouter.Events;
using ContactRouter.Senders;

namespace ContactRouter.Desks;

/// <summary>What was decided about a command.</summary>
public abstract record DeskDecision
{
    private DeskDecision()
    {
    }

    /// <summary>It is carried out: written as one, or not at all.</summary>
    public sealed record Done(SenderState State, CaseChange Change, IReadOnlyList<Outgoing> Outgoing) : DeskDecision;

    /// <summary>It was carried out before: the entry that it left tells how the case stood then.</summary>
    public sealed record Repeat(CaseId Case, int Sequence) : DeskDecision;

    /// <summary>There is nothing to do.</summary>
    public sealed record Nothing(Case Case) : DeskDecision;

    /// <summary>The case is not as its caller saw it.</summary>
    public sealed record Stale(Case Case) : DeskDecision;

    /// <summary>The case does not allow it now.</summary>
    /// <param name="Detail">Why not, for people.</param>
    public sealed record Refused(string Detail) : DeskDecision;

    /// <summary>Its name was used for another command.</summary>
    public sealed record NameReused : DeskDecision;
}

/// <summary>What became of a command.</summary>
public abstract record DeskResult
{
    private DeskResult()
    {
    }

    /// <summary>It is carried out, and durable.</summary>
    /// <param name="IsNew">False where it was done before, or there was nothing to do.</param>
    public sealed record Done(CaseStanding Standing, bool IsNew) : DeskResult;

    /// <summary>The case changed since its caller saw it.</summary>
    public sealed record Stale(CaseStanding Standing) : DeskResult;

    public sealed record Refused(string Detail) : DeskResult;

    public sealed record NameReused : DeskResult;

    /// <summary>There is no such case.</summary>
    public sealed record NoCase : DeskResult;
}
