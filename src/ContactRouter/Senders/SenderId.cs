using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace ContactRouter.Senders;

/// <summary>
/// Who a sender is in keys, logs and URLs, where no address may stand: the first 128 bits of a keyed hash of it, as 32 lower-case hex digits.
/// Made by <see cref="SenderIdentity"/> alone.
/// </summary>
public readonly record struct SenderId
{
    public const int Length = 32;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private SenderId(string value) => Value = value;

    public string Value { get; }

    public override string ToString() => Value;

    public static SenderId FromBytes(ReadOnlySpan<byte> bits) => new(Convert.ToHexStringLower(bits[..(Length / 2)]));

    public static bool TryParse([NotNullWhen(true)] string? text, out SenderId id)
    {
        var valid = text is { Length: Length } && text.AsSpan().IndexOfAnyExcept(HexDigits) < 0;
        id = valid ? new SenderId(text!) : default;
        return valid;
    }
}
