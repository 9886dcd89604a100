using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ContactRouter.Chats;

/// <summary>The name (Idempotency-Key) that a caller gave something in the chat, and what it was given to, as hashes: given again, it is known.</summary>
/// <param name="Hash">Of the name and what it is about: 32 hex digits.</param>
/// <param name="Body">Of the content: 32 hex digits. The same name with another content is a mistake of the caller's.</param>
public sealed record ChatMark(string Hash, string Body)
{
    /// <summary>The first 64 bits of <see cref="Hash"/>.</summary>
    public ulong LogKey => BinaryPrimitives.ReadUInt64BigEndian(Convert.FromHexString(Hash.AsSpan(0, 16)));

    /// <param name="about">What the name is unique within: a chat and a verb, or a network and the opening.</param>
    public static ChatMark Of(string name, IEnumerable<string> about, IEnumerable<string> content) =>
        new(HashOf(["chat", .. about, name]), HashOf(content));

    // Each part with its length before it: "ab", "c" is not "a", "bc".
    private static string HashOf(IEnumerable<string> parts) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(parts.Select(part => $"{part.Length}:{part}")))).AsSpan(0, 16));
}
