using System.Text;
using ContactRouter.Chats;
using ContactRouter.Events;

namespace ContactRouter.Storage.Rows;

/// <summary>A chat whose words are to be filed, as an outbox entry's body.</summary>
internal static class TranscriptNote
{
    public static ReadOnlyMemory<byte> Write(Outgoing.Transcript transcript) => Encoding.ASCII.GetBytes(transcript.Chat.ToString());

    public static ChatId Read(ReadOnlyMemory<byte> body) =>
        ChatId.TryParse(Encoding.ASCII.GetString(body.Span), out var chat) ? chat : throw new FormatException("An outbox entry names no chat.");
}
