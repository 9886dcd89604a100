namespace ContactRouter.Routing;

/// <summary>Where a message goes, and why.</summary>
/// <param name="Priority">One of <see cref="Priorities.All"/>.</param>
/// <param name="Rule">What decided: a rule's name, or one of the names in <see cref="DeskRouter"/>.</param>
/// <param name="Reason">A sentence for people at the desks. It holds nothing of the writer's.</param>
public sealed record Route(Desk Desk, string Priority, string Rule, string Reason)
{
    /// <summary>The desk that its topic belongs to (P2, P3), whatever was decided; null where there is none.</summary>
    public Desk? TopicDesk { get; init; }

    /// <summary>Nothing told the desk: no rule, no topic, no mailbox. It lies with those who find out.</summary>
    public bool IsUnknown { get; init; }
}
