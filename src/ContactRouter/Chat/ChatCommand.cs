namespace ContactRouter.Chats;

/// <summary>What somebody does in a chat.</summary>
public abstract record ChatCommand(ChatId Chat)
{
    /// <summary>By what it is known again, or null.</summary>
    public ChatMark? Mark { get; init; }

    /// <summary>Of the trace that it belongs to, or null.</summary>
    public string? TraceParent { get; init; }

    public sealed record Say(ChatId Chat, ChatSide By, string Text) : ChatCommand(Chat);

    /// <summary>Somebody of the desk takes part.</summary>
    /// <param name="Agent">As the customer is told, or empty.</param>
    public sealed record Join(ChatId Chat, string Agent) : ChatCommand(Chat);

    /// <summary>The lines up to this one were seen.</summary>
    public sealed record Read(ChatId Chat, ChatSide By, int Sequence) : ChatCommand(Chat);

    /// <param name="WantsTranscript">The customer wants what was said by mail; null: as was said at the opening.</param>
    public sealed record End(ChatId Chat, ChatSide By, string Reason, bool? WantsTranscript) : ChatCommand(Chat);

    /// <summary>The system: looks whether something is to be told, or the chat is over.</summary>
    public sealed record Watch(ChatId Chat) : ChatCommand(Chat);
}
