using ContactRouter.Cases;
using ContactRouter.Intake;
using ContactRouter.Routing;

namespace ContactRouter.Procedure;

/// <summary>All rules of the procedure that a message is held to, in their order. None of them stops it.</summary>
public sealed class ProcedureChecks(OrderOptions orders, MailboxOptions mailboxes)
{
    public IReadOnlyList<Check> Examine(ContactMessage message, Reading reading, PlannedCases planned)
    {
        var topic = reading.Judgement.Topic;
        var isNew = planned.Changes.All(change => change.Before is null);
        // A case that is continued knows its order already.
        var orderIsKnown = planned.Changes.Any(change => change.After.OrderNumber is not null);
        return
        [
            .. reading.Checks,
            .. Found(isNew ? OneRequestPerMessage.Examine(reading.Judgement) : null),
            .. OneOrderPerMessage.Examine(reading.Orders, orders),
            .. Found(OpenCaseExists.Examine(planned.JoinedByOrder)),
            .. Found(orderIsKnown ? null : OrderNumberPresent.Examine(topic, reading.Orders, orders)),
            .. Found(isNew && planned.Route is { } route ? RightMailbox.Examine(message.Mailbox, topic, route, mailboxes) : null),
        ];
    }

    private static IEnumerable<Check> Found(Check? check) => check is null ? [] : [check];
}
