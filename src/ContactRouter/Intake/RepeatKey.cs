using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ContactRouter.Intake;

/// <summary>The name by which a message is known again when it comes a second time.</summary>
/// <param name="Kind">Where the name comes from; it decides how long it is kept.</param>
/// <param name="Text">The name as it was sent.</param>
public sealed record RepeatKey(RepeatKeyKind Kind, string Text);

public enum RepeatKeyKind
{
    /// <summary>The content itself: sender, form, subject, text, files.</summary>
    Fingerprint,

    /// <summary>Header Idempotency-Key: of the sender's own making.</summary>
    Idempotency,

    /// <summary>The id that a provider gives each message it delivers.</summary>
    Provider,
}

/// <summary>A message's repeat key and content as hashes, as they are kept.</summary>
/// <param name="Hash">Of the key, its kind and whose it is: 32 hex digits. Keys of different writers never meet.</param>
/// <param name="Body">Of the content: 32 hex digits. The same key with another content is a mistake of the sender's program.</param>
public sealed record MessageMark(RepeatKeyKind Kind, string Hash, string Body)
{
    /// <summary>The first 64 bits of <see cref="Hash"/>: what the sender's log keeps of it.</summary>
    public ulong LogKey => BinaryPrimitives.ReadUInt64BigEndian(Convert.FromHexString(Hash.AsSpan(0, 16)));

    public static MessageMark Of(ContactMessage message)
    {
        var body = HashOf(
        [
            message.Sender.Value, message.Form ?? "", message.Subject, message.Text, message.OrderNumber, message.Chosen?.Name ?? "",
            .. message.Attachments.Select(file => file.Sha256),
            .. message.Notice is { } notice ? new[] { notice.Kind.ToString() } : [],
            .. message.Extra.SelectMany(field => new[] { field.Key, field.Value }),
        ]);
        var kind = message.Key?.Kind ?? RepeatKeyKind.Fingerprint;
        return new MessageMark(kind, HashOf([kind.ToString(), message.Network ?? "", message.Form ?? "", message.Key?.Text ?? body]), body);
    }

    // Each part with its length before it: "ab", "c" is not "a", "bc".
    private static string HashOf(IReadOnlyList<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
