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

    /// <summary>Its key was used for another message. Nothing of it is kept.</summary>
    public sealed record KeyReused : IntakeResult;
}
