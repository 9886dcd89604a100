namespace ContactRouter.Chats;

/// <summary>Something said in a chat, or told in it by the system.</summary>
/// <param name="Sequence">Its place in the chat, from 1, without a gap.</param>
/// <param name="Event">What a line of the system is about, so that a page can say it in its own language; null for what people write.</param>
public sealed record ChatLine(int Sequence, ChatSide From, DateTimeOffset At, string Text, ChatEvent? Event = null);

public enum ChatEvent
{
    /// <summary>Somebody of the desk takes part.</summary>
    Joined,

    /// <summary>The chat ends soon unless somebody writes.</summary>
    IdleWarning,

    /// <summary>The chat hours are over soon.</summary>
    ClosingSoon,
    Ended,
}
