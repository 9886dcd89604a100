namespace ContactRouter.Cases;

/// <summary>Settings <c>Cases</c>.</summary>
public sealed class CaseOptions
{
    /// <summary>What a late reply does: it reopens its case (<c>reopen</c>), or opens a linked one (<c>link</c>).</summary>
    public LateReply LateReply { get; set; } = LateReply.Reopen;

    /// <summary>A reply to a case that was closed longer ago than this opens a linked one in any case.</summary>
    public TimeSpan ReopenWithin { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Whether a reply that comes now still belongs to a case closed then.</summary>
    public bool MayReopen(DateTimeOffset closedAt, DateTimeOffset now) => LateReply == LateReply.Reopen && now - closedAt <= ReopenWithin;

    /// <summary>What is wrong, each naming the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (!Enum.IsDefined(LateReply))
            yield return "Cases:LateReply must be reopen or link.";
        if (ReopenWithin < TimeSpan.Zero || ReopenWithin > TimeSpan.FromDays(3_650))
            yield return "Cases:ReopenWithin must be from 0 to 3650 days, like 14.00:00:00.";
    }
}

/// <summary>What becomes of a reply to a case that is closed.</summary>
public enum LateReply
{
    /// <summary>It opens the case again.</summary>
    Reopen,

    /// <summary>It opens another case, linked with the closed one.</summary>
    Link,
}
