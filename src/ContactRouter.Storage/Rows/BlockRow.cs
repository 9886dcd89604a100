using Azure.Data.Tables;
using ContactRouter.Intake;
using ContactRouter.Senders;

namespace ContactRouter.Storage.Rows;

/// <summary>
/// A block as a row of the transaction that began it, so that blocked senders are found without looking at all states. It has no condition, and whoever lifts the
/// block puts an empty one in its place: neither can fail what it rides with.
/// </summary>
public static class BlockRow
{
    private const string Address = "Address";

    public static TableEntity Write(int bucket, Block block) =>
        new(RowKeys.Partition(bucket), RowKeys.Block(block.Until, block.Writer))
        {
            [Address] = block.Address,
            ["Channel"] = block.Channel.ToString(),
            ["At"] = block.At,
            ["Until"] = block.Until,
        };

    /// <summary>What stands in the place of a block that was lifted.</summary>
    public static TableEntity Lifted(int bucket, WriterKey writer, DateTimeOffset until) => new(RowKeys.Partition(bucket), RowKeys.Block(until, writer));

    /// <summary>Null for one that was lifted.</summary>
    public static Block? Read(TableEntity row)
    {
        if (row.GetString(Address) is not { } address || row.RowKey.Split('|') is not [_, _, var id, var network] || !SenderId.TryParse(id, out var sender))
            return null;
        return new Block(
            new WriterKey(sender, network.Length > 0 ? network : null),
            address,
            Enum.Parse<Channel>(row.GetString("Channel")),
            row.GetDateTimeOffset("At") ?? default,
            row.GetDateTimeOffset("Until") ?? default);
    }
}

/// <summary>Somebody wrote too much (P5).</summary>
/// <param name="Channel">By which the message too many came.</param>
public sealed record Block(WriterKey Writer, string Address, Channel Channel, DateTimeOffset At, DateTimeOffset Until);
