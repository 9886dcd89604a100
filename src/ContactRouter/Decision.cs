using ContactRouter.Cases;
using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Procedure;
using ContactRouter.Senders;

namespace ContactRouter;

/// <summary>What was decided about a message.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>It is let in: everything there is to write, publish and answer. Written as one, or not at all.</summary>
    /// <param name="State">The writer's state from now on.</param>
    /// <param name="Record">The message as it is kept.</param>
    /// <param name="Key">What makes it known again.</param>
    /// <param name="Cases">The cases that it opens or continues.</param>
    /// <param name="Outgoing">What the desks and the mail are told.</param>
    /// <param name="NeedsTextBlob">An event refers to the blob of the whole text, so that must lie there before anything is written.</param>
    public sealed record Admitted(
        SenderState State,
        ContactRecord Record,
        SeenKey Key,
        IReadOnlyList<CaseChange> Cases,
        IReadOnlyList<Outgoing> Outgoing,
        bool NeedsTextBlob,
        BudgetStanding Standing) : Decision;

    /// <summary>Its writer has no budget left (P5).</summary>
    /// <param name="State">The writer's state from now on: another one than before where this message started the block.</param>
    /// <param name="Outgoing">The mail that tells him, where this message started the block and nothing else does.</param>
    public sealed record Blocked(SenderState State, IReadOnlyList<Outgoing> Outgoing, BudgetStanding Standing) : Decision;

    /// <summary>It belongs to no case and to no desk: it is kept apart, with its reason. Nothing is written here.</summary>
    public sealed record SetAside(string Reason, string Detail) : Decision;

    /// <summary>It was let in before: the first answer holds.</summary>
    public sealed record Repeat(ContactId First, BudgetStanding Standing) : Decision;

    /// <summary>Its key was used for another message.</summary>
    public sealed record KeyReused : Decision;

    /// <summary>The decision cannot be taken before this is known.</summary>
    public sealed record Needs(IReadOnlyList<Fact> Facts) : Decision;
}

/// <summary>What a key stands for.</summary>
/// <param name="Hash">Of the key; names its row.</param>
/// <param name="Body">Of the content it came with first.</param>
/// <param name="ExpiresAt">From then on it is free again.</param>
public sealed record SeenKey(string Hash, string Body, ContactId Contact, DateTimeOffset ExpiresAt);

/// <summary>A message as it is kept, with what was decided about it.</summary>
/// <param name="Attachments">The files handed to the desk.</param>
/// <param name="SetAside">The files that break a rule: kept, not handed on.</param>
public sealed record ContactRecord(
    ContactMessage Message,
    ContactAnswer Answer,
    IReadOnlyList<string> OrderNumbers,
    IReadOnlyList<Check> Checks,
    IReadOnlyList<Attachment> Attachments,
    IReadOnlyList<Attachment> SetAside);

/// <summary>What the writer is told, now and on the status page.</summary>
/// <param name="Cases">The numbers of all cases of this message, <paramref name="CaseNumber"/> first.</param>
/// <param name="Topic">Null where none was recognised.</param>
/// <param name="Advice">What the procedure asks of the writer.</param>
public sealed record ContactAnswer(
    ContactId ContactId,
    CaseNumber CaseNumber,
    IReadOnlyList<CaseNumber> Cases,
    string? Topic,
    string Desk,
    IReadOnlyList<Advice> Advice,
    DateTimeOffset ReceivedAt,
    DateTimeOffset DueAt);

/// <summary>A rule of the procedure, said to the writer.</summary>
public sealed record Advice(string Code, string Rule, string Text);
