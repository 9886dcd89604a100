using ContactRouter.Routing;

namespace ContactRouter.Tests.Routing;

/// <summary>The ordered rules of the settings.</summary>
public sealed class RoutingRuleTests
{
    private static readonly RoutingFacts Everything = Routes.Facts("returns", "cs@shop.example", "warehouse", "anna@buyer.example", "fr");

    [Fact]
    public void A_rule_takes_a_message_to_its_desk_and_says_why()
    {
        var route = Routes.By(
            Everything, new RoutingRuleOptions { Name = "French returns", Topic = "returns", Language = "fr", Desk = "b2b", Priority = "high" });

        Assert.Equal(
            new Route(new Desk("b2b"), "high", "French returns", "The rule 'French returns' applies (topic returns, language fr): desk b2b, priority high.")
            {
                TopicDesk = new Desk("cs"),
            },
            route);
    }

    [Fact]
    public void The_first_rule_that_matches_decides()
    {
        var route = Routes.By(
            Everything,
            new RoutingRuleOptions { Topic = "stock", Desk = "triage" },
            new RoutingRuleOptions { Form = "warehouse", Desk = "b2b" },
            new RoutingRuleOptions { Topic = "returns", Desk = "b2c", Priority = "high" });

        Assert.Equal(("b2b", "normal", "rule 2"), (route.Desk.Name, route.Priority, route.Rule));
    }

    [Fact]
    public void Where_no_rule_matches_the_message_goes_its_usual_way() =>
        Assert.Equal(Routes.By(Everything), Routes.By(Everything, new RoutingRuleOptions { Topic = "stock", Desk = "triage" }));

    [Fact]
    public void A_rule_without_a_desk_sets_the_priority_alone()
    {
        var rule = new RoutingRuleOptions { Sender = ["buyer.example"], Priority = "low" };

        Assert.Equal(
            new Route(new Desk("cs"), "low", "rule 1", "The rule 'rule 1' applies (a sender listed there): priority low. Topic returns goes to desk cs.")
            {
                TopicDesk = new Desk("cs"),
            },
            Routes.By(Everything, rule));
        Assert.Equal("b2c", Routes.By(Everything with { Mailbox = "orders@shop.example" }, rule).Desk.Name);
        Assert.Equal("triage", Routes.By(Routes.Facts(), rule).Desk.Name);
    }

    [Fact]
    public void A_rule_without_a_desk_ends_the_search_too() =>
        Assert.Equal("cs", Routes.By(
            Everything,
            new RoutingRuleOptions { Topic = "returns", Priority = "normal" },
            new RoutingRuleOptions { Topic = "returns", Desk = "b2c" }).Desk.Name);

    [Fact]
    public void A_rule_goes_before_the_mailbox_that_only_sends() =>
        Assert.Equal("b2b", Routes.By(
            Routes.Facts(mailbox: "orders@shop.example"), new RoutingRuleOptions { Mailbox = "Orders@Shop.example", Desk = "b2b" }).Desk.Name);

    public static TheoryData<string, RoutingRuleOptions> Misses => new()
    {
        { "topic", new RoutingRuleOptions { Topic = "refunds" } },
        { "mailbox", new RoutingRuleOptions { Mailbox = "b2b@shop.example" } },
        { "form", new RoutingRuleOptions { Form = "shop" } },
        { "sender", new RoutingRuleOptions { Sender = ["buyer.example.org", "bob@buyer.example"] } },
        { "language", new RoutingRuleOptions { Language = "de" } },
    };

    [Theory]
    [MemberData(nameof(Misses))]
    public void Every_condition_has_to_hold(string missed, RoutingRuleOptions miss)
    {
        Assert.Equal("rule 1", Routes.By(Everything, Hit(new RoutingRuleOptions())).Rule);
        Assert.True(Routes.By(Everything, Hit(miss)).Rule == "topic", $"another {missed} than the rule's must not match");

        static RoutingRuleOptions Hit(RoutingRuleOptions but) => new()
        {
            Topic = but.Topic ?? "returns",
            Mailbox = but.Mailbox ?? "CS@shop.example",
            Form = but.Form ?? "Warehouse",
            Sender = but.Sender.Count > 0 ? but.Sender : ["ANNA@buyer.example"],
            Language = but.Language ?? "FR",
            Desk = "b2c",
        };
    }

    [Theory]
    [MemberData(nameof(Misses))]
    public void What_is_not_known_of_a_message_fulfils_no_condition(string condition, RoutingRuleOptions rule)
    {
        rule.Desk = "b2c";

        Assert.True(Routes.By(Routes.Facts(), rule).Rule == "default", $"without a {condition} the rule must not match");
    }

    [Theory]
    [InlineData("buyer.example", "anna@buyer.example", true)]
    [InlineData(" Buyer.Example ", "anna@buyer.example", true)]
    [InlineData("buyer.example", "anna@mail.buyer.example", false)]
    [InlineData("buyer.example", "anna@otherbuyer.example", false)]
    [InlineData("buyer.example", "anna@buyer.example.org", false)]
    [InlineData("*.buyer.example", "anna@mail.buyer.example", true)]
    [InlineData("*.buyer.example", "anna@a.b.buyer.example", true)]
    [InlineData("*.buyer.example", "anna@buyer.example", false)]
    [InlineData("*.buyer.example", "anna@otherbuyer.example", false)]
    [InlineData("anna@buyer.example", "Anna@Buyer.example", true)]
    [InlineData("anna@buyer.example", "joanna@buyer.example", false)]
    [InlineData("anna@buyer.example", "anna+orders@buyer.example", false)]
    [InlineData("müller.example", "anna@xn--mller-kva.example", true)]
    public void A_sender_is_an_address_a_domain_or_its_subdomains(string pattern, string sender, bool matches) =>
        Assert.Equal(matches, Routes.By(Routes.Facts(sender: sender), new RoutingRuleOptions { Sender = [pattern], Desk = "b2c" }).Rule == "rule 1");

    [Fact]
    public void One_of_several_senders_is_enough() =>
        Assert.Equal("rule 1", Routes.By(
            Routes.Facts(), new RoutingRuleOptions { Sender = ["other.example", "*.other.example", "anna@buyer.example"], Desk = "cs" }).Rule);

    [Fact]
    public void The_reason_names_no_sender() =>
        Assert.DoesNotContain(
            "anna", Routes.By(Routes.Facts(), new RoutingRuleOptions { Sender = ["anna@buyer.example"], Desk = "cs" }).Reason, StringComparison.Ordinal);
}
