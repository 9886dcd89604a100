using System.Text.Json;
using ContactRouter.Cases;
using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Storage.Cases;
using ContactRouter.Storage.Rows;

namespace ContactRouter.Functions.Desks;

/// <summary>A page of a desk's list.</summary>
/// <param name="Next">To be given as <c>next</c> for the page behind it; null on the last one.</param>
internal sealed record DeskCases(IReadOnlyList<DeskCase> Items, string? Next);

/// <summary>The cases that were found, the newest first; of more than 200 the newest.</summary>
internal sealed record FoundCases(IReadOnlyList<DeskCase> Items);

/// <summary>A case in a list.</summary>
/// <param name="Topic">One of the twelve topics, or null where none was recognised.</param>
/// <param name="OrderNumber">The order it is about, or null.</param>
/// <param name="Sender">The customer's address.</param>
/// <param name="State">open, answered or closed.</param>
/// <param name="DueAt">By when the desk should have answered.</param>
/// <param name="NeedsReview">A person should look whether it belongs to a linked case.</param>
/// <param name="Alert">due-soon or overdue, where that was said of it; else null.</param>
internal sealed record DeskCase(
    string CaseNumber,
    string Desk,
    string? Topic,
    string? OrderNumber,
    string Sender,
    string Subject,
    string State,
    DateTimeOffset DueAt,
    DateTimeOffset ReceivedAt,
    string Priority,
    bool NeedsReview,
    string? Alert)
{
    public static DeskCase Of(ListedCase listed) => new(
        listed.Number.Value, listed.Desk.Name, listed.Topic?.Name, listed.OrderNumber, listed.Sender, listed.Subject, CaseText.Of(listed.State), listed.DueAt,
        listed.ReceivedAt, listed.Priority, listed.NeedsReview, CaseText.Of(listed.Alerted));
}

/// <summary>A case with its messages and what happened to it.</summary>
/// <param name="Verified">The address is proven to be the writer's own.</param>
/// <param name="Language">The customer's, ISO 639-1, or null.</param>
/// <param name="RoutedBecause">Why it lies at its desk.</param>
/// <param name="Revision">Counts the changes; the ETag is made of it.</param>
/// <param name="Related">Linked cases, and the customer's other ones on the same order.</param>
/// <param name="Messages">The customer's, in order.</param>
/// <param name="Timeline">What happened, in order.</param>
internal sealed record CaseDetails(
    string CaseNumber,
    string Desk,
    string? Topic,
    string? OrderNumber,
    string Sender,
    string Subject,
    string State,
    DateTimeOffset DueAt,
    DateTimeOffset ReceivedAt,
    string Priority,
    bool NeedsReview,
    string? Alert,
    string SenderName,
    bool Verified,
    string? Language,
    string RoutedBecause,
    DateTimeOffset? ClosedAt,
    int Revision,
    IReadOnlyList<CaseRelative> Related,
    IReadOnlyList<CaseMessage> Messages,
    IReadOnlyList<CaseEvent> Timeline)
{
    public static CaseDetails Of(CaseFile file)
    {
        var @case = file.Case;
        return new CaseDetails(
            @case.Number.Value, @case.Desk.Name, @case.Topic?.Name, @case.OrderNumber, @case.SenderAddress, @case.Subject, CaseText.Of(@case.State), @case.DueAt,
            @case.ReceivedAt, @case.Priority, @case.NeedsReview, CaseText.Of(@case.Alerted), @case.SenderName, @case.Verified, @case.Language, @case.RoutedBecause,
            @case.ClosedAt, @case.Revision,
            [.. file.Related.Select(CaseRelative.Of)],
            [.. file.Messages.Select(CaseMessage.Of)],
            [CaseEvent.Opening(file), .. file.Timeline.Select(CaseEvent.Of)]);
    }
}

/// <param name="Linked">It belongs to the same conversation; else it is another case of the same customer on the same order.</param>
internal sealed record CaseRelative(string CaseNumber, string Desk, string State, bool Linked)
{
    public static CaseRelative Of(RelatedCase related) =>
        new(related.Case.Number.Value, related.Case.Desk.Name, CaseText.Of(related.Case.State), related.IsLinked);
}

/// <summary>A customer's message.</summary>
/// <param name="Channel">form, mail, chat or queue.</param>
/// <param name="Text">The whole text; null where it is gone.</param>
/// <param name="Checks">What the rules of the procedure found.</param>
/// <param name="Attachments">The files within the rules; each lies in container contacts under its blob's name.</param>
/// <param name="SetAside">The files that break a rule.</param>
/// <param name="Extra">Further fields of the form, as they came.</param>
internal sealed record CaseMessage(
    string ContactId,
    string Channel,
    string Sender,
    string SenderName,
    bool Verified,
    string Subject,
    string? Text,
    IReadOnlyList<string> OrderNumbers,
    IReadOnlyList<EventCheck> Checks,
    IReadOnlyList<Attachment> Attachments,
    IReadOnlyList<Attachment> SetAside,
    IReadOnlyDictionary<string, string> Extra,
    DateTimeOffset ReceivedAt)
{
    public static CaseMessage Of(StoredMessage message) => new(
        message.Id.Value, message.Channel.ToString().ToLowerInvariant(), message.Sender, message.SenderName, message.Verified, message.Subject, message.Text,
        message.OrderNumbers, [.. message.Checks.Select(check => new EventCheck(check.Code, check.Rule, check.Detail))], message.Attachments, message.SetAside,
        message.Extra, message.ReceivedAt);
}

/// <summary>Something that happened to a case.</summary>
/// <param name="Kind">opened, message, replied, closed, reopened, moved, topic-corrected, linked, due-soon or overdue.</param>
/// <param name="By">customer, desk, system or language.</param>
/// <param name="Reason">What and why, in a sentence.</param>
/// <param name="ContactId">The customer's message, where it is one.</param>
/// <param name="Text">What the desk wrote, where it answered.</param>
internal sealed record CaseEvent(int Sequence, string Kind, DateTimeOffset At, string By, string Reason, string? ContactId, string? Text)
{
    public static CaseEvent Of(TimelineEntry entry) =>
        new(entry.Sequence, CaseText.Of(entry.Kind), entry.At, entry.By, entry.Reason, entry.Contact?.Value, entry.Text);

    /// <summary>A case's first entry is told by the case itself.</summary>
    public static CaseEvent Opening(CaseFile file) => new(
        1, CaseText.Of(IsNotice(file) ? TimelineKind.Noticed : TimelineKind.Opened), file.Case.ReceivedAt,
        IsNotice(file) ? TimelineEntry.System : TimelineEntry.Customer, file.Case.RoutedBecause, file.Case.Id.OpenedBy.Value, Text: null);

    private static bool IsNotice(CaseFile file) => file.Messages.Any(message => message.Id == file.Case.Id.OpenedBy && message.Channel == Channel.Notice);
}

/// <summary>How the interface spells what a case can be.</summary>
internal static class CaseText
{
    public static string Of(CaseState state) => state.ToString().ToLowerInvariant();

    public static string? Of(CaseAlert alert) => alert == CaseAlert.None ? null : Kebab(alert.ToString());

    public static string Of(TimelineKind kind) => Kebab(kind.ToString());

    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
