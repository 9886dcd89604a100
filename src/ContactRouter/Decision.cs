using ContactRouter.Cases;
using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Procedure;
using ContactRouter.Senders;

namespace ContactRouter;

/// <summary>What was decided about a message: everything there is to write, publish and answer. Written as one, or not at all.</summary>
/// <param name="State">The sender's state from now on.</param>
/// <param name="Record">The message as it is kept.</param>
/// <param name="Opened">The cases that it opens.</param>
/// <param name="Events">What the desks are told.</param>
/// <param name="NeedsTextBlob">An event refers to the blob of the whole text, so that must lie there before anything is written.</param>
public sealed record Decision(
    SenderState State,
    ContactRecord Record,
    IReadOnlyList<Case> Opened,
    IReadOnlyList<OutgoingEvent> Events,
    bool NeedsTextBlob);

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
