using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using ContactRouter.Senders;

namespace ContactRouter.Intake;

/// <summary>
/// Names a message that was taken in: <c>&lt;sender&gt;-&lt;time and chance&gt;</c>. It leads to its rows by point reads, for the sender id names the bucket,
/// and a sender's contacts sort by time.
/// </summary>
public readonly record struct ContactId
{
    private const int TimeDigits = 10;
    private const int ChanceDigits = 10;
    private const int Length = SenderId.Length + 1 + OwnLength;

    /// <summary>The characters behind the sender's: his contacts differ by them.</summary>
    public const int OwnLength = TimeDigits + ChanceDigits;

    private ContactId(SenderId sender, string value)
    {
        Sender = sender;
        Value = value;
    }

    public SenderId Sender { get; }

    public string Value { get; }

    /// <summary>The part that tells the sender's contacts apart.</summary>
    public string Own => Value[^OwnLength..];

    /// <summary>When it was made, to the millisecond.</summary>
    public DateTimeOffset CreatedAt =>
        DateTimeOffset.FromUnixTimeMilliseconds(Own[..TimeDigits].Aggregate(0L, (time, digit) => (time << 5) | (long)Crockford.ValueOf(digit)));

    public override string ToString() => Value;

    /// <summary>A new id of a message that arrives now.</summary>
    public static ContactId New(SenderId sender, DateTimeOffset now) => Make(sender, now, BinaryPrimitives.ReadUInt64BigEndian(RandomNumberGenerator.GetBytes(8)));

    /// <summary>The id of a message that has a name of its own already, as a queue's messages do: delivered again, it gets the same id.</summary>
    public static ContactId Of(SenderId sender, DateTimeOffset sentAt, ReadOnlySpan<byte> name) =>
        Make(sender, sentAt, BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(name)));

    /// <summary>What stands before all ids of a sender's messages from that time on.</summary>
    public static string FirstAt(SenderId sender, DateTimeOffset time)
    {
        Span<char> digits = stackalloc char[TimeDigits];
        Crockford.Write((ulong)time.ToUnixTimeMilliseconds(), digits);
        return $"{sender}-{digits.ToString().ToLowerInvariant()}";
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out ContactId id)
    {
        id = default;
        if (text is not { Length: Length } || text[SenderId.Length] != '-' || !SenderId.TryParse(text[..SenderId.Length], out var sender))
            return false;
        if (text.AsSpan(SenderId.Length + 1).IndexOfAnyExcept(Crockford.Alphabet.ToLowerInvariant()) >= 0)
            return false;
        id = new ContactId(sender, text);
        return true;
    }

    private static ContactId Make(SenderId sender, DateTimeOffset time, ulong chance)
    {
        Span<char> digits = stackalloc char[TimeDigits + ChanceDigits];
        Crockford.Write((ulong)time.ToUnixTimeMilliseconds(), digits[..TimeDigits]);
        Crockford.Write(chance, digits[TimeDigits..]);
        return new ContactId(sender, $"{sender}-{digits.ToString().ToLowerInvariant()}");
    }
}
