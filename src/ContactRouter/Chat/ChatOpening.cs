using System.Buffers.Binary;
using ContactRouter.Senders;

namespace ContactRouter.Chats;

/// <summary>A customer wants to chat.</summary>
/// <param name="Id">Of the chat that it becomes.</param>
/// <param name="Name">As the customer gave it, or empty.</param>
/// <param name="OrderNumber">The one order that the chat is about (P12), or null.</param>
/// <param name="Language">ISO 639-1, or null.</param>
/// <param name="WantsTranscript">The customer wants what is said by mail.</param>
/// <param name="Mark">By what it is known again, or null.</param>
/// <param name="TraceParent">Of the trace that it belongs to, or null.</param>
public sealed record ChatOpening(
    ChatId Id, SenderAddress Sender, string Name, string? OrderNumber, string? Language, bool WantsTranscript, ChatMark? Mark, string? TraceParent)
{
    /// <summary>What the sender's log of admissions keeps of it.</summary>
    public ulong LogKey => Mark?.LogKey ?? BinaryPrimitives.ReadUInt64BigEndian(System.Text.Encoding.ASCII.GetBytes(Id.Contact.Own.AsSpan(Id.Contact.Own.Length - sizeof(ulong)).ToString()));
}
