namespace ContactRouter.Chats;

/// <summary>A conversation of a customer with the people at a desk, about one order or none (P11, P12). It changes by the methods of <see cref="ChatLife"/> only.</summary>
/// <param name="Address">The customer's.</param>
/// <param name="Name">As the customer gave it, or empty.</param>
/// <param name="OrderNumber">The order it is about, or null.</param>
/// <param name="Sequence">Of its latest line; 0 where there is none.</param>
/// <param name="Revision">Counts the changes, from 1.</param>
/// <param name="ActiveAt">When somebody last wrote or joined.</param>
public sealed record Chat(
    ChatId Id, string Address, string Name, string? OrderNumber, ChatState State, DateTimeOffset OpenedAt, int Sequence, int Revision, DateTimeOffset ActiveAt)
{
    /// <summary>Of all lines together, in characters: a case holds no more text.</summary>
    public const int MostText = 400_000;

    /// <summary>ISO 639-1 of the language that the customer reads the site in, or null.</summary>
    public string? Language { get; init; }

    /// <summary>The customer wants what was said by mail.</summary>
    public bool WantsTranscript { get; init; }

    /// <summary>Who of the desk joined last, as the customer is told; null before anybody has.</summary>
    public string? Agent { get; init; }

    public bool CustomerSpoke { get; init; }

    public bool AgentSpoke { get; init; }

    /// <summary>The customer has seen the lines up to this one.</summary>
    public int ReadByCustomer { get; init; }

    /// <summary>The desk has seen the lines up to this one.</summary>
    public int ReadByDesk { get; init; }

    /// <summary>When it was said that the chat ends for want of lines; null again as soon as somebody writes.</summary>
    public DateTimeOffset? WarnedAt { get; init; }

    /// <summary>It was said that the hours end soon.</summary>
    public bool IsClosingTold { get; init; }

    /// <summary>It was told that the customer waits long.</summary>
    public bool IsWaitTold { get; init; }

    /// <summary>When the customer's latest lines came, the oldest first: what the flood limit looks at.</summary>
    public IReadOnlyList<DateTimeOffset> Latest { get; init; } = [];

    /// <summary>Of all lines so far, in characters.</summary>
    public int TextLength { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public ChatSide? EndedBy { get; init; }

    /// <summary>As who ended it gave it; where the system did, one of <see cref="EndReasons"/>.</summary>
    public string EndReason { get; init; } = "";

    /// <summary>The address is proven to be the customer's own.</summary>
    public bool Verified => Id.Network is null;
}

public enum ChatState
{
    /// <summary>Nobody of the desk has joined yet.</summary>
    Waiting,
    Open,
    Ended,
}

public enum ChatSide
{
    Customer,
    Agent,
    System,
}

/// <summary>Why the system ended a chat.</summary>
public static class EndReasons
{
    /// <summary>Nobody wrote for too long.</summary>
    public const string Idle = "idle";

    /// <summary>Nobody of the desk joined.</summary>
    public const string NobodyCame = "nobody-came";

    /// <summary>The chat hours are over (P14).</summary>
    public const string Closed = "closed";
}
