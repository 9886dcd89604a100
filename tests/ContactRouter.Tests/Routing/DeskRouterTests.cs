using ContactRouter.Routing;
using ContactRouter.Topics;

namespace ContactRouter.Tests.Routing;

public sealed class DeskRouterTests
{
    /// <summary>P2 and P3.</summary>
    public static TheoryData<string, string> Desks => new()
    {
        { "purchasing", "b2b" },
        { "billing", "b2b" },
        { "credit_note", "b2b" },
        { "payments", "b2b" },
        { "account_request", "b2b" },
        { "stock", "b2b" },
        { "product_information", "b2b" },
        { "order_status", "cs" },
        { "deliveries", "cs" },
        { "returns", "cs" },
        { "refunds", "cs" },
        { "damaged_products", "cs" },
    };

    [Theory]
    [MemberData(nameof(Desks))]
    public void A_topic_goes_to_its_desk(string topic, string desk) =>
        Assert.Equal(new Desk(desk), new DeskRouter(new RoutingOptions()).DeskOf(Topic.Find(topic) ?? throw new ArgumentException(topic)));

    [Fact]
    public void Those_are_all_topics() => Assert.Equal(Topic.All.Select(topic => topic.Name), Desks.Select(row => row.Data.Item1));

    [Fact]
    public void What_nobody_recognised_goes_to_triage() => Assert.Equal(new Desk("triage"), new DeskRouter(new RoutingOptions()).DeskOf(null));

    [Fact]
    public void A_setting_moves_a_topic_and_the_default()
    {
        var options = new RoutingOptions { Default = "cs" };
        options.Topics["stock"] = "b2c";
        options.Topics.Remove("billing");
        var router = new DeskRouter(options);

        Assert.Equal(new Desk("b2c"), router.DeskOf(Topic.Stock));
        Assert.Equal(new Desk("cs"), router.DeskOf(Topic.Billing));
        Assert.Equal(new Desk("cs"), router.DeskOf(null));
        Assert.Equal(new Desk("b2b"), router.DeskOf(Topic.Purchasing));
    }
}
