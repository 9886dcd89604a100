using ContactRouter.Events;
using ContactRouter.Senders;

namespace ContactRouter.Chats;

/// <summary>What was decided about a command in a chat.</summary>
public abstract record ChatDecision
{
    private ChatDecision()
    {
    }

    /// <summary>It is carried out: written as one, or not at all.</summary>
    /// <param name="Lines">New ones.</param>
    /// <param name="Refusal">Not null where something else was carried out: the chat was over already, and now it is ended.</param>
    public sealed record Done(Chat Chat, IReadOnlyList<ChatLine> Lines, IReadOnlyList<Outgoing> Outgoing, ChatRefusal? Refusal = null) : ChatDecision;

    /// <summary>There is nothing to do.</summary>
    public sealed record Nothing(Chat Chat) : ChatDecision;

    public sealed record Refused(ChatRefusal Refusal) : ChatDecision;
}

/// <summary>What was decided about the wish for a chat.</summary>
public abstract record OpeningDecision
{
    private OpeningDecision()
    {
    }

    /// <summary>It is opened.</summary>
    /// <param name="State">The customer's state from now on.</param>
    public sealed record Admitted(SenderState State, Chat Chat, IReadOnlyList<Outgoing> Outgoing, BudgetStanding Standing) : OpeningDecision;

    /// <summary>The customer has no budget left (P5).</summary>
    /// <param name="State">Another one than before where this started the block.</param>
    public sealed record Blocked(SenderState State, BudgetStanding Standing) : OpeningDecision;

    public sealed record Refused(ChatRefusal Refusal) : OpeningDecision;
}

/// <summary>Why something is not done in a chat.</summary>
public abstract record ChatRefusal
{
    private ChatRefusal()
    {
    }

    /// <summary>P11: the customer has a chat already.</summary>
    public sealed record AlreadyOpen : ChatRefusal;

    /// <summary>P14: outside the hours.</summary>
    public sealed record Closed(DateTimeOffset OpensAt) : ChatRefusal;

    public sealed record Ended : ChatRefusal;

    /// <summary>P12, P13: the line is about another order than the chat.</summary>
    /// <param name="Own">The chat's order, or null where the line names several and the chat has none yet.</param>
    public sealed record OtherOrder(string? Own, IReadOnlyList<string> Named) : ChatRefusal;

    /// <summary>Too many lines at once.</summary>
    public sealed record Flood(int Limit, TimeSpan Window, TimeSpan Wait) : ChatRefusal;

    /// <summary>The chat holds as much text as it can.</summary>
    public sealed record Full : ChatRefusal;

    /// <summary>Nobody of the desk has joined.</summary>
    public sealed record NotJoined : ChatRefusal;
}

/// <summary>What became of the wish for a chat.</summary>
public abstract record OpeningResult
{
    private OpeningResult()
    {
    }

    /// <param name="IsRepeat">It was opened before; this is the first answer again.</param>
    public sealed record Opened(ChatId Chat, BudgetStanding? Standing, bool IsRepeat) : OpeningResult;

    public sealed record Blocked(BudgetStanding Standing) : OpeningResult;

    public sealed record Refused(ChatRefusal Refusal) : OpeningResult;

    public sealed record KeyReused : OpeningResult;
}

/// <summary>What became of a command in a chat.</summary>
public abstract record ChatResult
{
    private ChatResult()
    {
    }

    /// <summary>It is carried out, and durable.</summary>
    /// <param name="Sequence">Of its line, or of the chat's latest where it made none.</param>
    /// <param name="At">When that line came.</param>
    public sealed record Done(int Sequence, DateTimeOffset At) : ChatResult;

    public sealed record Refused(ChatRefusal Refusal) : ChatResult;

    public sealed record KeyReused : ChatResult;

    /// <summary>There is no such chat.</summary>
    public sealed record NoChat : ChatResult;
}
