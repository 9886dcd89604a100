using ContactRouter.Intake;

namespace ContactRouter.Storage.Ledger;

/// <summary>What the doors count: apart from what the engine and the quarantine do, so that one tells of the other whether anything is missing.</summary>
public static class DoorCounts
{
    /// <summary>Its sender is told yes: from now on it has to be somewhere.</summary>
    public static void Accepted(this LedgerCounts ledger, Channel door) => ledger.Add(LedgerKind.Door, LedgerNames.Of(door));

    /// <summary>Its sender is told what became of it; a repeat of what was accepted before is no message more.</summary>
    public static void Answered(this LedgerCounts ledger, Channel door, IntakeResult result)
    {
        if (result is IntakeResult.Accepted { IsRepeat: false })
            ledger.Accepted(door);
    }

    /// <summary>Its sender is told yes, and it is not kept.</summary>
    public static void Discarded(this LedgerCounts ledger, Channel door, string reason)
    {
        ledger.Accepted(door);
        ledger.Add(LedgerKind.Discarded, reason);
    }

    /// <summary>Its sender is told no.</summary>
    /// <param name="code">Of the problem that he is told.</param>
    public static void Refused(this LedgerCounts ledger, string code) => ledger.Add(LedgerKind.Refused, code);
}
