using ContactRouter.Topics;

namespace ContactRouter.Procedure;

/// <summary>P9: a message about what was ordered names the order. Where it does not, the writer is asked for the number.</summary>
public static class OrderNumberPresent
{
    public const string Code = "order-number-missing";

    /// <param name="topic">Null where none was recognised: then nothing is known to be missing.</param>
    public static Check? Examine(Topic? topic, FoundOrders orders, OrderOptions options) =>
        orders.Count > 0 || topic is not { } known || !options.Requires(known) ? null : new Check(
            Code,
            "P9",
            $"No order number, which a message about {known} needs.",
            $"We need the number of your order. Please reply to this message with our order number, like {options.Example}.");
}
