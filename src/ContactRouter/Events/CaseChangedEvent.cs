using System.Text.Json;
using ContactRouter.Cases;
using ContactRouter.Intake;

namespace ContactRouter.Events;

/// <summary>Writes the events about what happened to a case after it was routed.</summary>
public static class CaseChangedEvent
{
    public const string Schema = "urn:contactrouter:case.changed.v1";

    /// <summary>The events that a change is told by, each to whom it concerns; none for what concerns nobody's queue.</summary>
    /// <param name="traceParent">The W3C trace that the change belongs to, or null.</param>
    public static IEnumerable<Outgoing> Of(CaseChange change, string? traceParent)
    {
        var (desk, before) = (change.After.Desk, change.Before?.Desk);
        switch (change.Entry.Kind)
        {
            // The desk that it leaves is told as well: it may have begun on it.
            case TimelineKind.Moved:
                var moved = Write("moved", change, traceParent);
                return before is { } left && left != desk ? [new Outgoing.ToDesk(desk, moved), new Outgoing.ToDesk(left, moved)] : [new Outgoing.ToDesk(desk, moved)];
            case TimelineKind.Replied:
                return [new Outgoing.ToDesk(desk, Write("replied", change, traceParent))];
            case TimelineKind.Closed:
                return [new Outgoing.ToDesk(desk, Write("closed", change, traceParent))];
            case TimelineKind.DueSoon:
                return [new Outgoing.Alert(Write("duesoon", change, traceParent))];
            case TimelineKind.Overdue:
                return [new Outgoing.Alert(Write("overdue", change, traceParent))];
            default:
                return [];
        }
    }

    private static byte[] Write(string what, CaseChange change, string? traceParent)
    {
        var (@case, entry) = (change.After, change.Entry);
        var data = new CaseChanged(
            @case.Number.Value,
            [.. @case.Linked.Select(number => number.Value)],
            @case.Topic?.Name,
            @case.Desk.Name,
            change.Before is { } before && before.Desk != @case.Desk ? before.Desk.Name : null,
            @case.OrderNumber,
            new EventSender(@case.SenderAddress, @case.SenderName, @case.Verified),
            @case.Subject,
            entry.Standing.State,
            @case.Priority,
            entry.Reason,
            entry.Text is { } text ? TextCleaning.FirstBytes(text, ContactRoutedEvent.ShortTextBytes) : null,
            @case.ReceivedAt,
            @case.DueAt,
            @case.Sequence);
        return JsonSerializer.SerializeToUtf8Bytes(
            new CloudEvent<CaseChanged>(
                CloudEvents.Version, $"{@case.Id.OpenedBy}:{@case.Number}:{@case.Sequence}", $"contactrouter.case.{what}.v1", CloudEvents.Source, @case.Number.Value,
                entry.At, CloudEvents.Json, Schema, traceParent, data),
            EventJson.Readable.CloudEventCaseChanged);
    }
}
