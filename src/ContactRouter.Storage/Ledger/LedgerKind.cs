namespace ContactRouter.Storage.Ledger;

/// <summary>What the ledger counts. What was accepted (<see cref="Door"/>) has to be in a case, set aside or discarded.</summary>
public static class LedgerKind
{
    /// <summary>Messages that somebody was told yes to, by the door they came by.</summary>
    public const string Door = "door";

    /// <summary>Messages that were committed to a case, by the door.</summary>
    public const string InCase = "in-case";

    /// <summary>Messages in a case, by topic.</summary>
    public const string Topic = "topic";

    /// <summary>Messages in a case, by desk.</summary>
    public const string Desk = "desk";

    /// <summary>Messages kept in the quarantine, by reason.</summary>
    public const string SetAside = "set-aside";

    /// <summary>Messages that are not kept, by reason.</summary>
    public const string Discarded = "discarded";

    /// <summary>Posts that were refused, by the problem's code: nothing of them was accepted.</summary>
    public const string Refused = "refused";

    /// <summary>Messages that were in before and got their first answer, by the door.</summary>
    public const string Repeat = "repeat";

    /// <summary>Messages that operators let in after all, by the door: they were accepted when they were set aside.</summary>
    public const string Released = "released";

    /// <summary>First answers in time, by desk (P4).</summary>
    public const string AnsweredInTime = "answer-in-time";

    /// <summary>First answers that came late, by desk (P4).</summary>
    public const string AnsweredLate = "answer-late";

    /// <summary>Minutes from the message to its first answer, all answers of a desk together.</summary>
    public const string AnswerMinutes = "answer-minutes";

    /// <summary>Alerts about answer times, by desk.</summary>
    public const string Alert = "alert";

    /// <summary>Mails of ours, by what came of them.</summary>
    public const string Mail = "mail";

    /// <summary>Stands for a topic that was not recognised.</summary>
    public const string None = "none";

    private const char Separator = '|';

    internal static string KeyOf(string kind, string name) => $"{kind}{Separator}{name}";

    internal static (string Kind, string Name) Split(string key)
    {
        var at = key.IndexOf(Separator, StringComparison.Ordinal);
        return (key[..at], key[(at + 1)..]);
    }
}
