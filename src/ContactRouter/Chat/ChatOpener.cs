using ContactRouter.Events;
using ContactRouter.Routing;
using ContactRouter.Senders;

namespace ContactRouter.Chats;

/// <summary>
/// The one decision about the wish for a chat: within the hours (P14), one at a time (P11), and from the sender's budget (P5), of which the opening takes one.
/// What is refused takes none.
/// </summary>
public sealed class ChatOpener(ChatOptions options, ChatHours hours, SenderBudget budget)
{
    /// <param name="open">The customer's chat that is known to be open, or null.</param>
    public OpeningDecision Decide(SenderState state, ChatOpening opening, ChatId? open, DateTimeOffset clock)
    {
        var now = state.TimeOf(clock);
        if (!hours.IsOpenAt(now))
            return new OpeningDecision.Refused(new ChatRefusal.Closed(hours.OpensAt(now)));
        if (open is not null)
            return new OpeningDecision.Refused(new ChatRefusal.AlreadyOpen());
        var (next, standing) = budget.Take(state, now, opening.LogKey, opening.Id.Contact);
        if (standing.BlockedUntil is not null)
            return new OpeningDecision.Blocked(next, standing);
        var chat = ChatLife.Open(opening, now);
        return new OpeningDecision.Admitted(
            next, chat, [new Outgoing.ToDesk(new Desk(options.Desk), ChatEvents.Write(ChatEvents.Opened, chat, now, opening.TraceParent))], standing);
    }

    /// <summary>What is left of a customer's budget.</summary>
    public BudgetStanding StandingOf(SenderState state, DateTimeOffset clock) => budget.Standing(state, state.TimeOf(clock));
}
