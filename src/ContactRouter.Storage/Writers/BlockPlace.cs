using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using ContactRouter.Storage.Rows;

namespace ContactRouter.Storage.Writers;

/// <summary>A place in the list of blocks: behind the one that has it. As text it says nothing to whoever carries it from one page to the next.</summary>
public readonly record struct BlockPlace
{
    private const int MaxLength = 200;

    private BlockPlace(string rowKey) => RowKey = rowKey;

    internal string RowKey { get; }

    public override string ToString() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(RowKey));

    public static BlockPlace Of(Block block) => new(RowKeys.Block(block.Until, block.Writer));

    public static bool TryParse([NotNullWhen(true)] string? text, out BlockPlace place)
    {
        place = default;
        if (text is null or { Length: > MaxLength } || !Base64Url.IsValid(text))
            return false;
        var key = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text));
        // What is no key of a block would begin anywhere in the table.
        if (!key.StartsWith(RowKeys.BlocksUntil(DateTimeOffset.UnixEpoch, to: null).From[..2], StringComparison.Ordinal) || key.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return false;
        place = new BlockPlace(key);
        return true;
    }
}
