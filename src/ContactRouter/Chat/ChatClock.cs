namespace ContactRouter.Chats;

/// <summary>What time does to a chat: hours that end (P14), people who fall silent (P13).</summary>
public sealed class ChatClock(ChatOptions options, ChatHours hours)
{
    /// <summary>When the hours end in which the chat was opened, or null where they never do.</summary>
    public DateTimeOffset? ClosesAt(Chat chat) => hours.ClosesAt(chat.OpenedAt);

    /// <summary>Why the chat is over at a time, whether or not that was carried out; null where it goes on.</summary>
    public string? OverBecause(Chat chat, DateTimeOffset now)
    {
        if (ClosesAt(chat) <= now)
            return EndReasons.Closed;
        // Nobody's chat ends without a warning, so the time runs from that.
        if (chat.WarnedAt is { } warned && warned + options.WarnBefore <= now)
            return chat.State == ChatState.Waiting ? EndReasons.NobodyCame : EndReasons.Idle;
        return null;
    }

    public bool IsWarningDue(Chat chat, DateTimeOffset now) =>
        chat.WarnedAt is null && chat.ActiveAt + (chat.State == ChatState.Waiting ? options.GiveUpAfter : options.IdleAfter) - options.WarnBefore <= now;

    public bool IsClosingDue(Chat chat, DateTimeOffset now) => !chat.IsClosingTold && ClosesAt(chat) - options.ClosingNotice <= now;

    public bool IsWaitingLong(Chat chat, DateTimeOffset now) =>
        chat is { State: ChatState.Waiting, IsWaitTold: false } && chat.OpenedAt + options.AlertAfter <= now;

    /// <summary>Whether the watch would do something.</summary>
    public bool IsDue(Chat chat, DateTimeOffset now) =>
        chat.State != ChatState.Ended && (OverBecause(chat, now) is not null || IsWarningDue(chat, now) || IsClosingDue(chat, now) || IsWaitingLong(chat, now));
}
