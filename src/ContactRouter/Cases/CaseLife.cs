using ContactRouter.Desks;
using ContactRouter.Intake;
using ContactRouter.Routing;
using ContactRouter.ServiceLevel;
using ContactRouter.Topics;

namespace ContactRouter.Cases;

/// <summary>
/// What can happen to a case. Answering or closing stops its clock (P4); the customer's next message, or reopening, starts it anew. Each change counts
/// revision and sequence and leaves an entry in the timeline.
/// </summary>
public sealed class CaseLife(DeskCalendars calendars)
{
    /// <summary>A new case, its clock running unless it is answered already.</summary>
    /// <param name="isAnswered">The desk answered before there was a case: in a chat.</param>
    public CaseChange Open(Case @case, string reason, bool isAnswered = false)
    {
        var opened = Restart(@case, @case.ReceivedAt) with { State = isAnswered ? CaseState.Answered : CaseState.Open, RoutedBecause = reason };
        return new CaseChange(
            Before: null,
            opened,
            new TimelineEntry(opened.Sequence, TimelineKind.Opened, opened.ReceivedAt, TimelineEntry.Customer, reason, CaseStanding.Of(opened)) { Contact = opened.Id.OpenedBy });
    }

    /// <summary>The customer wrote again. An open case keeps its due time; an answered or closed one is open again.</summary>
    public CaseChange Continue(Case @case, ContactMessage message, string? orderNumber, DateTimeOffset now, string reason)
    {
        // Nobody has to answer a program: what it writes is filed, and the case stands as it stood.
        if (message.MachineClass is { } machine)
        {
            return Changed(
                @case, @case, TimelineKind.Message, now, TimelineEntry.System, $"A program of the customer's wrote ({machine}).", entry => entry with { Contact = message.Id });
        }

        var next = @case with { LatestContact = message.Id, LatestMail = message.MessageId ?? @case.LatestMail, OrderNumber = @case.OrderNumber ?? orderNumber, Verified = @case.Verified || message.Verified };
        // What the desk answered in a chat waits for no further answer: the case stands as it stood.
        if (@case.State != CaseState.Open && message.Transcript is not { WasAnswered: true })
            next = Restart(next, now);
        var kind = @case.State == CaseState.Closed ? TimelineKind.Reopened : TimelineKind.Message;
        return Changed(@case, next, kind, now, TimelineEntry.Customer, reason, entry => entry with { Contact = message.Id });
    }

    /// <summary>A case that begins with a notice of ours (P15): it waits for the customer, and its clock does not run.</summary>
    public CaseChange OpenNoticed(Case @case, string reason)
    {
        var opened = Restart(@case, @case.ReceivedAt) with { State = CaseState.Answered, RoutedBecause = reason };
        return new CaseChange(
            Before: null,
            opened,
            new TimelineEntry(opened.Sequence, TimelineKind.Noticed, opened.ReceivedAt, TimelineEntry.System, reason, CaseStanding.Of(opened)) { Contact = opened.Id.OpenedBy });
    }

    /// <summary>The customer was sent a notice about the case's order (P15). Nothing else changes.</summary>
    public static CaseChange Notify(Case @case, ContactId notice, string reason, DateTimeOffset now) =>
        Changed(@case, @case, TimelineKind.Noticed, now, TimelineEntry.System, reason, entry => entry with { Contact = notice });

    public static CaseChange Answer(Case @case, string text, bool close, DateTimeOffset now) => Changed(
        @case,
        close ? @case with { State = CaseState.Closed, ClosedAt = now } : @case with { State = CaseState.Answered, ClosedAt = null },
        TimelineKind.Replied, now, TimelineEntry.DeskPeople,
        close ? "The desk answered and closed the case." : "The desk answered.",
        entry => entry with { Text = text });

    public static CaseChange Close(Case @case, string reason, DateTimeOffset now) => Changed(
        @case, @case with { State = CaseState.Closed, ClosedAt = now }, TimelineKind.Closed, now, TimelineEntry.DeskPeople, Or(reason, "The desk closed the case."));

    public CaseChange Reopen(Case @case, string reason, DateTimeOffset now) => Changed(
        @case, Restart(@case, now), TimelineKind.Reopened, now, TimelineEntry.DeskPeople, Or(reason, "The desk opened the case again."));

    /// <summary>Another desk takes over. What the customer was promised stays: the due time does not move.</summary>
    public static CaseChange Move(Case @case, Desk desk, string reason, DateTimeOffset now) => Changed(
        @case, @case with { Desk = desk, CorrectedAt = now },
        TimelineKind.Moved, now, TimelineEntry.DeskPeople, Or(reason, $"Moved from desk {@case.Desk} to desk {desk}."));

    public static CaseChange Correct(Case @case, Topic? topic, DateTimeOffset now) => Changed(
        @case, @case with { Topic = topic, IsTopicSaid = true, CorrectedAt = now }, TimelineKind.TopicCorrected, now, TimelineEntry.DeskPeople,
        $"Topic {@case.Topic?.Name ?? "unknown"} was corrected to {topic?.Name ?? "unknown"}.");

    /// <summary>The language service recognised its topic. What the customer was promised stays, as with every move.</summary>
    public static CaseChange Recognise(Case @case, DeskCommand.Recognise recognised, DateTimeOffset now) => Changed(
        @case, @case with { Topic = recognised.Topic, Desk = recognised.To, Priority = recognised.Priority },
        @case.Desk == recognised.To ? TimelineKind.TopicCorrected : TimelineKind.Moved, now, TimelineEntry.Language, recognised.Because);

    public static CaseChange Link(Case @case, CaseNumber other, DateTimeOffset now) => Unseen(Changed(
        @case, @case with { Linked = [.. @case.Linked, other] }, TimelineKind.Linked, now, TimelineEntry.System, $"Case {other} belongs to the same conversation."));

    /// <summary>The watch saw the answer time run out.</summary>
    public static CaseChange Alert(Case @case, CaseAlert alert, DateTimeOffset now) => Unseen(Changed(
        @case, @case with { Alerted = alert }, alert == CaseAlert.Overdue ? TimelineKind.Overdue : TimelineKind.DueSoon, now, TimelineEntry.System,
        alert == CaseAlert.Overdue ? "The answer is overdue." : "The answer is due soon."));

    /// <summary>
    /// What became of a mail of ours. A customer who did not get the answer has none: the desk has to look for another way, so the case is open again.
    /// Else it is no change that anybody's work could have missed.
    /// </summary>
    public CaseChange Deliver(Case @case, DeskCommand.Delivery delivery, DateTimeOffset now)
    {
        var reopens = delivery.State == DeliveryState.Undeliverable && @case.State != CaseState.Open;
        var what = delivery.State switch
        {
            DeliveryState.Delivered => "was delivered",
            DeliveryState.Undeliverable => "could not be delivered",
            _ => "was reported as spam",
        };
        var change = Changed(
            @case, reopens ? Restart(@case, now) : @case, TimelineKind.Delivery, now, TimelineEntry.System,
            $"Our mail ({delivery.Template}) {what}{(delivery.Reason.Length > 0 ? $": {delivery.Reason}" : ".")}");
        return reopens ? change : Unseen(change);
    }

    // No change that anybody's work could have missed: the revision that a desk saw stays good.
    private static CaseChange Unseen(CaseChange change)
    {
        var revision = change.Before!.Revision;
        return change with
        {
            After = change.After with { Revision = revision },
            Entry = change.Entry with { Standing = change.Entry.Standing with { Revision = revision } },
        };
    }

    private Case Restart(Case @case, DateTimeOffset now)
    {
        var calendar = calendars.Of(@case.Desk);
        var due = calendar.DueAt(now);
        return @case with { State = CaseState.Open, DueAt = due, DueSoonAt = calendar.DueSoonAt(now, due), Alerted = CaseAlert.None, ClosedAt = null };
    }

    private static CaseChange Changed(
        Case before, Case after, TimelineKind kind, DateTimeOffset now, string by, string reason, Func<TimelineEntry, TimelineEntry>? more = null)
    {
        after = after with { Revision = before.Revision + 1, Sequence = before.Sequence + 1 };
        var entry = new TimelineEntry(after.Sequence, kind, now, by, reason, CaseStanding.Of(after));
        return new CaseChange(before, after, more is null ? entry : more(entry));
    }

    private static string Or(string reason, string otherwise) => reason.Length > 0 ? reason : otherwise;
}
