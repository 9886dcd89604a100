using ContactRouter.Chats;
using ContactRouter.Functions.Contacts;
using ContactRouter.Functions.Problems;
using ContactRouter.Procedure;
using ContactRouter.Senders;

namespace ContactRouter.Functions.Chats;

/// <summary>What a caller is told that is refused in a chat; problems.html of the site explains each by its code.</summary>
internal sealed class ChatProblems(ChatHours hours, OrderOptions orders)
{
    public Problem Of(ChatRefusal refusal) => refusal switch
    {
        ChatRefusal.AlreadyOpen => Problem.Of(
            "chat-already-open", 409, "There is a chat of this customer already.", "One chat at a time: go on in that one, or end it first."),
        ChatRefusal.Closed closed => Problem.Of(
            "chat-closed", 409, "The chat is closed now.",
            $"It is open {string.Join(", ", hours.Week)} ({hours.Zone}), again from {Timestamp.Format(closed.OpensAt)}. The form takes messages at any time.") with
        {
            OpensAt = closed.OpensAt,
        },
        ChatRefusal.Ended => Problem.Of("chat-ended", 409, "This chat has ended.", "Open a new one."),
        ChatRefusal.OtherOrder other => Problem.Of("chat-other-order", 409, "This chat is about another order.", DetailOf(other)),
        ChatRefusal.Flood flood => Flood(flood),
        ChatRefusal.Full => Problem.Of("chat-full", 409, "This chat has become too long.", "End it and open a new one."),
        ChatRefusal.NotJoined => Problem.Of("chat-not-joined", 409, "Nobody of the desk has joined this chat.", "Join it first: the customer is told who answers."),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };

    private string DetailOf(ChatRefusal.OtherOrder other)
    {
        var named = string.Join(", ", other.Named);
        return other.Own is { } own
            ? $"One order per chat: this one is about {own}. End it and open a new one for {named}, or send the form. The line was not posted."
            : $"One order per chat, like {orders.Example}; this line names {named}. Ask about one of them now. The line was not posted.";
    }

    private static Problem Flood(ChatRefusal.Flood flood)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(flood.Wait.TotalSeconds));
        return Problem.Of(
            "chat-flood", 429, "Too many lines at once.", $"{flood.Limit} lines are taken within {flood.Window.TotalSeconds:N0} seconds. The line was not posted.") with
        {
            Type = "https://iana.org/assignments/http-problem-types#quota-exceeded",
            ViolatedPolicies = [RateLimitFields.LinesPolicy],
            RetryAfter = seconds,
            Standing = new BudgetStanding(flood.Limit, flood.Window, Left: 0, seconds, BlockedUntil: null),
        };
    }
}
