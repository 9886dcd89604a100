using ContactRouter.Procedure;
using ContactRouter.Topics;

namespace ContactRouter.Tests.Procedure;

public sealed class OrderNumberPresentTests
{
    private static readonly FoundOrders One = new(["B2B12345"], 0);

    [Theory]
    [InlineData("purchasing", false)]
    [InlineData("billing", false)]
    [InlineData("credit_note", true)]
    [InlineData("payments", false)]
    [InlineData("account_request", false)]
    [InlineData("stock", false)]
    [InlineData("product_information", false)]
    [InlineData("order_status", true)]
    [InlineData("deliveries", true)]
    [InlineData("returns", true)]
    [InlineData("refunds", true)]
    [InlineData("damaged_products", true)]
    public void The_number_is_asked_for_in_the_topics_that_need_one(string topic, bool isAsked)
    {
        Assert.Equal(isAsked, Examine(new Topic(topic), FoundOrders.None) is not null);
        Assert.Null(Examine(new Topic(topic), One));
    }

    [Fact]
    public void Where_no_topic_was_recognised_nothing_is_known_to_be_missing() => Assert.Null(Examine(null, FoundOrders.None));

    [Fact]
    public void The_writer_is_told_what_to_do_and_how_a_number_looks()
    {
        var check = OrderNumberPresent.Examine(Topic.Returns, FoundOrders.None, new OrderOptions { Pattern = "[A-Z]{2}-[0-9]{4}", Example = "AB-1234" })!;

        Assert.Equal(("order-number-missing", "P9"), (check.Code, check.Rule));
        Assert.Equal("No order number, which a message about returns needs.", check.Detail);
        Assert.Contains("reply", check.Advice, StringComparison.Ordinal);
        Assert.Contains("AB-1234", check.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void The_topics_are_a_setting()
    {
        var options = new OrderOptions { RequiredTopics = ["stock"] };

        Assert.NotNull(OrderNumberPresent.Examine(Topic.Stock, FoundOrders.None, options));
        Assert.Null(OrderNumberPresent.Examine(Topic.Returns, FoundOrders.None, options));
    }

    private static Check? Examine(Topic? topic, FoundOrders orders) => OrderNumberPresent.Examine(topic, orders, new OrderOptions());
}
