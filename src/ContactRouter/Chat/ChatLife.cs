namespace ContactRouter.Chats;

/// <summary>What can happen to a chat. Each change counts its revision; each line has its place.</summary>
public static class ChatLife
{
    public static Chat Open(ChatOpening opening, DateTimeOffset now) => new(
        opening.Id, opening.Sender.Value, opening.Name, opening.OrderNumber, ChatState.Waiting, now, Sequence: 0, Revision: 1, ActiveAt: now)
    {
        Language = opening.Language,
        WantsTranscript = opening.WantsTranscript,
    };

    public static (Chat Chat, ChatLine Line) Join(Chat chat, string agent, DateTimeOffset now) => Tell(
        Active(chat, now) with { State = ChatState.Open, Agent = agent },
        ChatEvent.Joined,
        agent.Length > 0 ? $"{agent} has joined the chat." : "Somebody of our team has joined the chat.",
        now);

    /// <param name="latest">When the customer's latest lines came, as far as they count.</param>
    public static (Chat Chat, ChatLine Line) CustomerSays(Chat chat, string text, string? orderNumber, IEnumerable<DateTimeOffset> latest, DateTimeOffset now) => Add(
        Active(chat, now) with { CustomerSpoke = true, OrderNumber = orderNumber, Latest = [.. latest, now], ReadByCustomer = chat.Sequence + 1 },
        ChatSide.Customer, text, about: null, now);

    public static (Chat Chat, ChatLine Line) AgentSays(Chat chat, string text, DateTimeOffset now) => Add(
        Active(chat, now) with { AgentSpoke = true, ReadByDesk = chat.Sequence + 1 }, ChatSide.Agent, text, about: null, now);

    public static Chat Read(Chat chat, ChatSide by, int sequence) => by == ChatSide.Customer
        ? chat with { ReadByCustomer = sequence, Revision = chat.Revision + 1 }
        : chat with { ReadByDesk = sequence, Revision = chat.Revision + 1 };

    public static (Chat Chat, ChatLine Line) Warn(Chat chat, DateTimeOffset now) =>
        Tell(chat with { WarnedAt = now }, ChatEvent.IdleWarning, "Are you still there? Without a new line the chat ends soon.", now);

    public static (Chat Chat, ChatLine Line) TellClosing(Chat chat, DateTimeOffset now) =>
        Tell(chat with { IsClosingTold = true }, ChatEvent.ClosingSoon, "Our chat closes soon.", now);

    public static Chat TellWait(Chat chat) => chat with { IsWaitTold = true, Revision = chat.Revision + 1 };

    public static (Chat Chat, ChatLine Line) End(Chat chat, ChatSide by, string reason, DateTimeOffset now) => Tell(
        chat with { State = ChatState.Ended, EndedAt = now, EndedBy = by, EndReason = reason }, ChatEvent.Ended, "The chat has ended.", now);

    private static Chat Active(Chat chat, DateTimeOffset now) => chat with { ActiveAt = now, WarnedAt = null };

    private static (Chat Chat, ChatLine Line) Tell(Chat chat, ChatEvent about, string text, DateTimeOffset now) => Add(chat, ChatSide.System, text, about, now);

    private static (Chat Chat, ChatLine Line) Add(Chat chat, ChatSide from, string text, ChatEvent? about, DateTimeOffset now)
    {
        var next = chat with { Sequence = chat.Sequence + 1, Revision = chat.Revision + 1, TextLength = chat.TextLength + text.Length };
        return (next, new ChatLine(next.Sequence, from, now, text, about));
    }
}
