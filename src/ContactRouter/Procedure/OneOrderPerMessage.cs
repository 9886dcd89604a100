namespace ContactRouter.Procedure;

/// <summary>P7: a message is about one order. What names several is taken all the same, and the writer is told what became of it.</summary>
public static class OneOrderPerMessage
{
    public const string Code = "several-orders";
    public const string TooManyCode = "too-many-orders";

    private const string Rule = "P7";

    public static IReadOnlyList<Check> Examine(FoundOrders orders, OrderOptions options)
    {
        if (orders.Count < 2)
            return [];
        var split = options.Several == SeveralOrders.Split;
        var several = new Check(Code, Rule, $"{orders.Count} orders: {ListOf(orders)}.", split
            ? "Your message names several orders. Each has a case of its own now; please reply to each in its own thread, and write one message for each order."
            : "Your message names several orders and has one case. Next time, please write one message for each order: each is answered sooner then.");
        return orders.More == 0 ? [several] :
        [
            several,
            new Check(TooManyCode, Rule, $"{orders.More} of {orders.Count} orders are beyond the {orders.Numbers.Count} that one message is taken for.", split
                ? $"We opened cases for the first {orders.Numbers.Count} orders of your message. Please write again about the other {orders.More}, one message for each order."
                : $"We noted the first {orders.Numbers.Count} orders of your message. Please write again about the other {orders.More}, one message for each order."),
        ];
    }

    private static string ListOf(FoundOrders orders) =>
        string.Join(", ", orders.Numbers) + (orders.More > 0 ? $" and {orders.More} more" : "");
}
