using ContactRouter.Routing;
using ContactRouter.Topics;

namespace ContactRouter.Tests.Routing;

/// <summary>Where a message goes that no rule of the settings is about, and why.</summary>
public sealed class DeskRouterTests
{
    private static readonly MailboxOptions Mailboxes = Routes.Mailboxes();

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
        Assert.Equal(
            new Route(new Desk(desk), "normal", "topic", $"Topic {topic} goes to desk {desk}.") { TopicDesk = new Desk(desk) },
            new DeskRouter(new RoutingOptions(), new MailboxOptions()).RouteOf(Routes.Facts(topic)));

    [Fact]
    public void Those_are_all_topics() => Assert.Equal(Topic.All.Select(topic => topic.Name), Desks.Select(row => row.Data.Item1));

    [Fact]
    public void What_nobody_recognised_goes_to_triage() =>
        Assert.Equal(
            new Route(new Desk("triage"), "normal", "default", "No topic was recognised: it goes to desk triage.") { IsUnknown = true },
            new DeskRouter(new RoutingOptions(), Mailboxes).RouteOf(Routes.Facts()));

    [Fact]
    public void A_setting_moves_a_topic_and_the_default()
    {
        var options = new RoutingOptions { Default = "cs" };
        options.Topics["stock"] = "b2c";
        options.Topics.Remove("billing");
        var router = new DeskRouter(options, Mailboxes);

        Assert.Equal("b2c", router.RouteOf(Routes.Facts("stock")).Desk.Name);
        Assert.Equal(
            new Route(new Desk("cs"), "normal", "default", "Topic billing has no desk: it goes to desk cs."), router.RouteOf(Routes.Facts("billing")));
        Assert.Equal("cs", router.RouteOf(Routes.Facts()).Desk.Name);
        Assert.Equal("b2b", router.RouteOf(Routes.Facts("purchasing")).Desk.Name);
    }

    [Theory]
    [InlineData("b2b@shop.example", "b2b")]
    [InlineData("CS@Shop.Example", "cs")]
    public void Where_no_topic_was_recognised_the_mailbox_tells_the_desk(string mailbox, string desk) =>
        Assert.Equal(
            new Route(new Desk(desk), "normal", "mailbox", $"No topic was recognised; what is written to {desk}@shop.example goes to desk {desk}."),
            new DeskRouter(new RoutingOptions(), Mailboxes).RouteOf(Routes.Facts(mailbox: mailbox)));

    [Fact]
    public void A_topic_goes_before_the_mailbox() =>
        Assert.Equal("cs", new DeskRouter(new RoutingOptions(), Mailboxes).RouteOf(Routes.Facts("returns", "b2b@shop.example")).Desk.Name);

    [Fact]
    public void A_topic_without_a_desk_does_not_go_by_the_mailbox()
    {
        var options = new RoutingOptions();
        options.Topics.Remove("returns");

        Assert.Equal("triage", new DeskRouter(options, Mailboxes).RouteOf(Routes.Facts("returns", "b2b@shop.example")).Desk.Name);
    }

    [Theory]
    [InlineData("info@shop.example")]
    [InlineData("b2b@shop.example.org")]
    [InlineData("no address")]
    [InlineData("")]
    public void An_unknown_mailbox_tells_nothing(string mailbox) =>
        Assert.Equal("default", new DeskRouter(new RoutingOptions(), Mailboxes).RouteOf(Routes.Facts(mailbox: mailbox)).Rule);

    [Theory]
    [InlineData(null)]
    [InlineData("deliveries")]
    public void A_mail_to_an_address_that_only_sends_goes_to_b2c(string? topic)
    {
        var route = new DeskRouter(new RoutingOptions(), Mailboxes).RouteOf(Routes.Facts(topic, "Orders@shop.example"));

        Assert.Equal(("b2c", "outbound-only"), (route.Desk.Name, route.Rule));
        Assert.Equal("What is written to orders@shop.example, an address that only sends, goes to desk b2c.", route.Reason);
        Assert.Equal(topic is null ? null : new Desk("cs"), route.TopicDesk);
    }

    [Theory]
    [InlineData("triage", "deliveries", "triage", "outbound-only")]
    [InlineData("topic", "deliveries", "cs", "topic")]
    [InlineData("topic", null, "triage", "default")]
    public void A_setting_says_where_such_a_mail_goes(string goesTo, string? topic, string desk, string rule)
    {
        var mailboxes = Routes.Mailboxes();
        mailboxes.WrongMailboxGoesTo = goesTo;
        var route = new DeskRouter(new RoutingOptions(), mailboxes).RouteOf(Routes.Facts(topic, "stock@shop.example"));

        Assert.Equal((desk, rule), (route.Desk.Name, route.Rule));
    }
}
