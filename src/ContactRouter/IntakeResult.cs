using ContactRouter.Senders;

namespace ContactRouter;

/// <summary>What became of a message that was handed in.</summary>
public abstract record IntakeResult
{
    private IntakeResult()
    {
    }

    /// <summary>It is in and durable.</summary>
    /// <param name="IsRepeat">It was in before; this is the first answer again.</param>
    public sealed record Accepted(ContactAnswer Answer, BudgetStanding Standing, bool IsRepeat) : IntakeResult;

    /// <summary>P5: its writer is blocked. Nothing of it is kept.</summary>
    public sealed record Blocked(BudgetStanding Standing) : IntakeResult;

    /// <summary>It belongs into the quarantine, where whoever handed it in puts it.</summary>
    /// <param name="Reason">A stable code.</param>
    /// <param name="Detail">Why, for people.</param>
    public sealed record SetAside(string Reason, string Detail) : IntakeResult;

    /// <summary>Its key was used for another message. Nothing of it is kept.</summary>
    public sealed record KeyReused : IntakeResult;
}
