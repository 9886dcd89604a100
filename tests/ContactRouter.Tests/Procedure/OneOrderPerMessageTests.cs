using ContactRouter.Procedure;

namespace ContactRouter.Tests.Procedure;

public sealed class OneOrderPerMessageTests
{
    [Fact]
    public void With_one_order_or_none_there_is_nothing_to_say()
    {
        Assert.Empty(Examine(FoundOrders.None));
        Assert.Empty(Examine(Orders(1)));
    }

    [Fact]
    public void Several_orders_are_named_to_the_desk_and_the_writer_is_told_of_their_cases()
    {
        var check = Assert.Single(Examine(Orders(2)));

        Assert.Equal(("several-orders", "P7", "2 orders: B2B10000, B2B10001."), (check.Code, check.Rule, check.Detail));
        Assert.Contains("case of its own", check.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_orders_are_not_split_the_writer_is_asked_for_one_message_each()
    {
        var check = Assert.Single(Examine(Orders(10), SeveralOrders.Advise));

        Assert.Equal("several-orders", check.Code);
        Assert.DoesNotContain("case of its own", check.Advice, StringComparison.Ordinal);
        Assert.Contains("one message for each order", check.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SeveralOrders.Split, "We opened cases for the first 10 orders")]
    [InlineData(SeveralOrders.Advise, "We noted the first 10 orders")]
    public void Of_more_than_ten_the_rest_is_counted_and_asked_for_again(SeveralOrders several, string advice)
    {
        var checks = Examine(Orders(10) with { More = 4 }, several);

        Assert.Equal([("several-orders", "P7"), ("too-many-orders", "P7")], checks.Select(check => (check.Code, check.Rule)));
        Assert.EndsWith("B2B10009 and 4 more.", checks[0].Detail, StringComparison.Ordinal);
        Assert.StartsWith("4 of 14 orders", checks[1].Detail, StringComparison.Ordinal);
        Assert.StartsWith(advice, checks[1].Advice, StringComparison.Ordinal);
        Assert.Contains("other 4", checks[1].Advice, StringComparison.Ordinal);
    }

    private static FoundOrders Orders(int count) => new([.. Enumerable.Range(10_000, count).Select(n => $"B2B{n}")], 0);

    private static IReadOnlyList<Check> Examine(FoundOrders orders, SeveralOrders several = SeveralOrders.Split) =>
        OneOrderPerMessage.Examine(orders, new OrderOptions { Several = several });
}
