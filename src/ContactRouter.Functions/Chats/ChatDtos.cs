using ContactRouter.Chats;
using ContactRouter.Storage.Chats;

namespace ContactRouter.Functions.Chats;

// The bodies of requests, for the interface's document. They are read field by field, so that each fault is told.

/// <param name="Email">The customer's address; required.</param>
/// <param name="OrderNumber">The one order that the chat is about, like B2B12345.</param>
/// <param name="Language">ISO 639-1: of the transcript's mail.</param>
/// <param name="Transcript">true: what is said is sent by mail when the chat ends.</param>
internal sealed record ChatBody(string Email, string? Name, string? OrderNumber, string? Language, bool? Transcript);

/// <param name="Text">Required, at most 4,000 characters.</param>
internal sealed record LineBody(string Text);

/// <param name="Seq">The last line that was seen; required.</param>
internal sealed record ReadBody(int Seq);

/// <param name="Reason">At most 500 characters.</param>
/// <param name="Transcript">What is said goes by mail, or does not; left out: as was said at the opening.</param>
internal sealed record EndBody(string? Reason, bool? Transcript);

/// <param name="Name">Of the agent, as the customer is told; at most 60 characters.</param>
internal sealed record JoinBody(string? Name);

/// <summary>The chat is open.</summary>
/// <param name="Token">For Authorization: Bearer in all further calls.</param>
internal sealed record ChatOpened(string ChatId, string Token);

/// <param name="Seq">The line's place in the chat, from 1 without a gap.</param>
internal sealed record LinePosted(int Seq, DateTimeOffset At);

/// <summary>A chat's lines and how it stands.</summary>
/// <param name="State">waiting (nobody of the desk has joined), open or ended.</param>
/// <param name="Position">How many wait, up to and with this one; null where the chat does not wait.</param>
/// <param name="Agent">Who of the desk joined last; empty where he gave no name, null before anybody has.</param>
/// <param name="ReadByCustomer">The customer has seen the lines up to this one.</param>
/// <param name="ReadByDesk">The desk has seen the lines up to this one.</param>
/// <param name="EndedBy">customer, agent or system; null while it goes on.</param>
/// <param name="EndReason">As given; where the system ended it idle, nobody-came or closed; null while it goes on.</param>
/// <param name="ClosesAt">When the chat hours end; null where they do not.</param>
/// <param name="CaseNumber">The case that holds what was said; null before there is one.</param>
internal sealed record ChatLines(
    IReadOnlyList<ChatItem> Items,
    string State,
    int? Position,
    string? Agent,
    string? OrderNumber,
    int ReadByCustomer,
    int ReadByDesk,
    string? EndedBy,
    string? EndReason,
    DateTimeOffset? ClosesAt,
    string? CaseNumber)
{
    public static ChatLines Of(ChatNews news, int? position, DateTimeOffset? closesAt, string? caseNumber)
    {
        var chat = news.Chat;
        return new ChatLines(
            [.. news.Lines.Select(ChatItem.Of)], ChatText.Of(chat.State), position, chat.Agent, chat.OrderNumber, chat.ReadByCustomer, chat.ReadByDesk,
            chat.EndedBy is { } side ? ChatText.Of(side) : null, chat.EndedBy is null ? null : chat.EndReason, closesAt, caseNumber);
    }
}

/// <param name="From">customer, agent or system.</param>
/// <param name="Event">What a line of the system is about, for pages in other languages: joined, idle-warning, closing-soon or ended; null for what people write.</param>
internal sealed record ChatItem(int Seq, string From, string Text, DateTimeOffset At, string? Event)
{
    public static ChatItem Of(ChatLine line) => new(line.Sequence, ChatText.Of(line.From), line.Text, line.At, line.Event is { } about ? ChatText.Of(about) : null);
}

/// <summary>Whether the chat is open.</summary>
/// <param name="OpensAt">When it opens next; null while it is open.</param>
/// <param name="ClosesAt">When it closes; null while it is closed, or where it never does.</param>
/// <param name="Zone">The shop's time zone (IANA).</param>
/// <param name="Hours">Of a week, in that zone.</param>
internal sealed record ChatHoursNow(bool Open, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, string Zone, IReadOnlyList<string> Hours);

/// <summary>The chats that have not ended, the oldest first.</summary>
internal sealed record DeskChats(IReadOnlyList<DeskChat> Items);

/// <summary>A chat as the desk sees it in its list.</summary>
/// <param name="State">waiting or open.</param>
/// <param name="Position">Its place among those that wait; null where it does not.</param>
/// <param name="Sender">The customer's address.</param>
/// <param name="Verified">The address is proven to be the customer's own.</param>
/// <param name="Language">ISO 639-1, or null.</param>
/// <param name="Seq">Of the latest line.</param>
/// <param name="ReadByDesk">The desk has seen the lines up to this one.</param>
/// <param name="ActiveAt">When somebody last wrote or joined.</param>
internal sealed record DeskChat(
    string ChatId,
    string State,
    int? Position,
    string Sender,
    string SenderName,
    bool Verified,
    string? OrderNumber,
    string? Language,
    string? Agent,
    DateTimeOffset OpenedAt,
    DateTimeOffset? WaitingSince,
    DateTimeOffset ActiveAt,
    int Seq,
    int ReadByCustomer,
    int ReadByDesk)
{
    public static DeskChat Of(Chat chat, int? position) => new(
        chat.Id.ToString(), ChatText.Of(chat.State), position, chat.Address, chat.Name, chat.Verified, chat.OrderNumber, chat.Language, chat.Agent, chat.OpenedAt,
        chat.State == ChatState.Waiting ? chat.OpenedAt : null, chat.ActiveAt, chat.Sequence, chat.ReadByCustomer, chat.ReadByDesk);
}

/// <summary>How the interface spells what a chat can be.</summary>
internal static class ChatText
{
    public static string Of(ChatState state) => state.ToString().ToLowerInvariant();

    public static string Of(ChatSide side) => side.ToString().ToLowerInvariant();

    public static string Of(ChatEvent about) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(about.ToString());
}
