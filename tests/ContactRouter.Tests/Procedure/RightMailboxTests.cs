using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.Tests.Routing;
using ContactRouter.Topics;

namespace ContactRouter.Tests.Procedure;

/// <summary>P16: the writer of a new message learns the right address.</summary>
public sealed class RightMailboxTests
{
    [Fact]
    public void Who_writes_to_an_address_that_only_sends_learns_the_address_of_his_topics_desk()
    {
        var check = Examine("Orders@shop.example", "deliveries")!;

        Assert.Equal(("wrong-mailbox", "P16"), (check.Code, check.Rule));
        Assert.Equal("Written to Orders@shop.example, which only sends; topic deliveries belongs to desk cs.", check.Detail);
        Assert.Equal(
            "We only send from Orders@shop.example: what is written to it does not reach the team that can help you. Please write to cs@shop.example.",
            check.Advice);
    }

    [Fact]
    public void Where_the_topic_is_not_known_he_learns_all_addresses()
    {
        var check = Examine("stock@shop.example", topic: null)!;

        Assert.Equal("Written to stock@shop.example, which only sends; desk b2c answers.", check.Detail);
        Assert.EndsWith("Please write to B2B@shop.example or cs@shop.example.", check.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deliveries", "cs@shop.example.")]
    [InlineData(null, "B2B@shop.example or cs@shop.example.")]
    public void Where_his_message_is_passed_on_nonetheless_he_is_told_so(string? topic, string addresses)
    {
        var mailboxes = Routes.Mailboxes();
        mailboxes.WrongMailboxGoesTo = "topic";

        Assert.Equal(
            $"We only send from orders@shop.example. This time we passed your message on; next time please write to {addresses}",
            Examine("orders@shop.example", topic, mailboxes)!.Advice);
    }

    [Fact]
    public void The_desk_that_gets_wrong_mail_can_help_with_its_own_topics()
    {
        var mailboxes = Routes.Mailboxes();
        mailboxes.WrongMailboxGoesTo = "cs";

        Assert.Contains("passed your message on", Examine("orders@shop.example", "returns", mailboxes)!.Advice, StringComparison.Ordinal);
        Assert.Contains("does not reach", Examine("orders@shop.example", "stock", mailboxes)!.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_sets_the_priority_alone_changes_nothing_about_that() =>
        Assert.Contains(
            "does not reach",
            Examine("orders@shop.example", "deliveries", rules: new RoutingRuleOptions { Topic = "deliveries", Priority = "high" })!.Advice,
            StringComparison.Ordinal);

    [Fact]
    public void Without_mailboxes_of_the_desks_there_is_no_address_to_name() =>
        Assert.EndsWith(
            "Please write to another address of ours.",
            Examine("orders@shop.example", "deliveries", new MailboxOptions { OutboundOnly = ["orders@shop.example"] })!.Advice,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("b2b@shop.example", "returns", "b2b", "cs", "cs@shop.example")]
    [InlineData("cs@shop.example", "billing", "cs", "b2b", "B2B@shop.example")]
    public void Who_writes_to_the_other_team_learns_the_right_address(string mailbox, string topic, string wrong, string desk, string right)
    {
        var check = Examine(mailbox, topic)!;

        Assert.Equal(("wrong-mailbox", "P16"), (check.Code, check.Rule));
        Assert.Equal($"Written to {mailbox}, the mailbox of desk {wrong}; topic {topic} belongs to desk {desk}.", check.Detail);
        Assert.Equal($"We passed your message on to the right team. Next time write to {right}.", check.Advice);
    }

    [Theory]
    [InlineData("cs@shop.example", "returns")]
    [InlineData("CS@Shop.Example", "returns")]
    [InlineData("cs@shop.example", null)]
    [InlineData("b2b@shop.example", null)]
    [InlineData("info@shop.example", "returns")]
    [InlineData(null, "returns")]
    [InlineData(null, null)]
    public void Who_writes_to_the_right_place_is_told_nothing(string? mailbox, string? topic) => Assert.Null(Examine(mailbox, topic));

    [Fact]
    public void Who_writes_to_his_topics_desk_did_right_even_if_a_rule_of_ours_takes_it_elsewhere() =>
        Assert.Null(Examine("cs@shop.example", "returns", rules: new RoutingRuleOptions { Topic = "returns", Desk = "b2b" }));

    [Fact]
    public void Who_writes_to_the_desk_that_a_rule_chose_did_right_whatever_the_topic() =>
        Assert.Null(Examine("b2b@shop.example", "returns", rules: new RoutingRuleOptions { Mailbox = "b2b@shop.example", Desk = "b2b" }));

    [Fact]
    public void Where_a_rule_chose_and_no_topic_tells_more_the_answering_desks_address_is_named() =>
        Assert.Equal(
            "We passed your message on to the right team. Next time write to B2B@shop.example.",
            Examine("cs@shop.example", topic: null, rules: new RoutingRuleOptions { Sender = ["buyer.example"], Desk = "b2b" })!.Advice);

    [Fact]
    public void Where_the_answering_desk_has_no_mailbox_there_is_nothing_better_to_name() =>
        Assert.Null(Examine("cs@shop.example", topic: null, rules: new RoutingRuleOptions { Sender = ["buyer.example"], Desk = "triage" }));

    private static Check? Examine(string? mailbox, string? topic, MailboxOptions? options = null, params RoutingRuleOptions[] rules)
    {
        var mailboxes = options ?? Routes.Mailboxes();
        var route = new DeskRouter(new RoutingOptions { Rules = rules }, mailboxes).RouteOf(Routes.Facts(topic, mailbox));
        return RightMailbox.Examine(mailbox, topic is null ? null : new Topic(topic), route, mailboxes);
    }
}
