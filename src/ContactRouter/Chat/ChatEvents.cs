using System.Text.Json;
using ContactRouter.Events;

namespace ContactRouter.Chats;

/// <summary>Writes the events about chats.</summary>
public static class ChatEvents
{
    public const string Schema = "urn:contactrouter:chat.changed.v1";

    /// <summary>A customer waits: for the desk's queue.</summary>
    public const string Opened = "opened";

    /// <summary>A chat is over: for the desk's queue.</summary>
    public const string Ended = "ended";

    /// <summary>A customer has waited long: for queue <c>alerts</c>.</summary>
    public const string Waiting = "waiting";

    /// <param name="what">One of the above.</param>
    public static byte[] Write(string what, Chat chat, DateTimeOffset now, string? traceParent) => JsonSerializer.SerializeToUtf8Bytes(
        new CloudEvent<ChatChanged>(
            CloudEvents.Version, $"{chat.Id}:{what}", $"contactrouter.chat.{what}.v1", CloudEvents.Source, chat.Id.ToString(), now, CloudEvents.Json, Schema, traceParent,
            new ChatChanged(
                chat.Id.ToString(), chat.State.ToString().ToLowerInvariant(), new EventSender(chat.Address, chat.Name, chat.Verified), chat.OrderNumber, chat.Language,
                chat.OpenedAt, chat.Sequence, chat.EndedBy?.ToString().ToLowerInvariant(), chat.EndedBy is null ? null : chat.EndReason)),
        EventJson.Readable.CloudEventChatChanged);
}

/// <summary>The data of the events about a chat. Their schema is docs/schemas/chat.changed.v1.json.</summary>
/// <param name="State">waiting, open or ended.</param>
/// <param name="Language">ISO 639-1, or null.</param>
/// <param name="Lines">So many there are.</param>
/// <param name="EndedBy">customer, agent or system; null while it goes on.</param>
/// <param name="EndReason">As given; null while it goes on.</param>
public sealed record ChatChanged(
    string ChatId, string State, EventSender Sender, string? OrderNumber, string? Language, DateTimeOffset OpenedAt, int Lines, string? EndedBy, string? EndReason);
