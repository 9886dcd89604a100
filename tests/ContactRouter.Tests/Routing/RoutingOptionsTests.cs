using ContactRouter.Routing;

namespace ContactRouter.Tests.Routing;

public sealed class RoutingOptionsTests
{
    [Fact]
    public void The_standard_routing_is_right() => Assert.Empty(new RoutingOptions().Faults());

    [Theory]
    [InlineData("a", true)]
    [InlineData("after-sales-2", true)]
    [InlineData("", false)]
    [InlineData("CS", false)]
    [InlineData("a--b", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a b", false)]
    [InlineData("cs\n", false)]
    [InlineData("büro", false)]
    public void A_desks_name_can_name_a_queue(string name, bool valid)
    {
        var options = new RoutingOptions();
        options.Desks.Add(name);

        Assert.Equal(valid, !options.Faults().Any());
        Assert.All(options.Faults(), fault => Assert.StartsWith($"Routing:Desks: '{name}'", fault, StringComparison.Ordinal));
    }

    [Fact]
    public void A_desks_name_has_58_characters_at_most()
    {
        Assert.Empty(new RoutingOptions { Desks = ["b2b", "cs", "triage", new string('a', 58)] }.Faults());
        Assert.Single(new RoutingOptions { Desks = ["b2b", "cs", "triage", new string('a', 59)] }.Faults());
    }

    [Theory]
    [InlineData("complaints", "cs", "Routing:Topics:complaints: there is no such topic")]
    [InlineData("Stock", "cs", "Routing:Topics:Stock: there is no such topic")]
    [InlineData("stock", "warehouse", "Routing:Topics:stock: 'warehouse' is none of the desks b2b, cs, b2c, triage.")]
    public void A_wrong_topic_or_desk_is_named(string topic, string desk, string fault)
    {
        var options = new RoutingOptions();
        options.Topics[topic] = desk;

        Assert.StartsWith(fault, Assert.Single(options.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_is_one_of_the_desks() =>
        Assert.Equal(["Routing:Default: 'nobody' is none of the desks b2b, cs, b2c, triage."], new RoutingOptions { Default = "nobody" }.Faults());

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var options = new RoutingOptions { Default = "nobody" };
        options.Desks.Add("Wrong Name");
        options.Topics["complaints"] = "nowhere";

        Assert.Equal(4, options.Faults().Count());
    }

    public static TheoryData<string, RoutingRuleOptions> WrongRules => new()
    {
        { "Routing:Rules:1: a rule needs a condition", new RoutingRuleOptions { Desk = "cs" } },
        { "Routing:Rules:1: a rule gives a Desk, a Priority or both.", new RoutingRuleOptions { Topic = "stock" } },
        { "Routing:Rules:1:Name: ' x'", new RoutingRuleOptions { Name = " x", Topic = "stock", Desk = "cs" } },
        { "Routing:Rules:1:Name: ''", new RoutingRuleOptions { Name = "", Topic = "stock", Desk = "cs" } },
        { "Routing:Rules:1:Name: 'a\nb'", new RoutingRuleOptions { Name = "a\nb", Topic = "stock", Desk = "cs" } },
        { "Routing:Rules:1:Name: something else is called 'Topic' already.", new RoutingRuleOptions { Name = "Topic", Topic = "stock", Desk = "cs" } },
        { "Routing:Rules:1:Name: something else is called 'rule 1' already.", new RoutingRuleOptions { Name = "rule 1", Topic = "stock", Desk = "cs" } },
        { "Routing:Rules:1:Topic: there is no topic 'Stock'", new RoutingRuleOptions { Topic = "Stock", Desk = "cs" } },
        { "Routing:Rules:1:Mailbox: 'cs'", new RoutingRuleOptions { Mailbox = "cs", Desk = "cs" } },
        { "Routing:Rules:1:Form:", new RoutingRuleOptions { Form = "", Desk = "cs" } },
        { "Routing:Rules:1:Sender:1: '@buyer.example'", new RoutingRuleOptions { Sender = ["buyer.example", "@buyer.example"], Desk = "cs" } },
        { "Routing:Rules:1:Sender:0: '*.com'", new RoutingRuleOptions { Sender = ["*.com"], Desk = "cs" } },
        { "Routing:Rules:1:Sender:0: '*'", new RoutingRuleOptions { Sender = ["*"], Desk = "cs" } },
        { "Routing:Rules:1:Sender:0: 'a*.buyer.example'", new RoutingRuleOptions { Sender = ["a*.buyer.example"], Desk = "cs" } },
        { "Routing:Rules:1:Sender:0: ''", new RoutingRuleOptions { Sender = [""], Desk = "cs" } },
        { "Routing:Rules:1:Language: 'French'", new RoutingRuleOptions { Language = "French", Desk = "cs" } },
        { "Routing:Rules:1:Desk: 'warehouse' is none of the desks b2b, cs, b2c, triage.", new RoutingRuleOptions { Topic = "stock", Desk = "warehouse" } },
        { "Routing:Rules:1:Priority: 'High' is none of low, normal, high.", new RoutingRuleOptions { Topic = "stock", Priority = "High" } },
    };

    [Theory]
    [MemberData(nameof(WrongRules))]
    public void A_wrong_rule_is_named(string fault, RoutingRuleOptions rule)
    {
        var options = new RoutingOptions { Rules = [new RoutingRuleOptions { Topic = "stock", Desk = "cs" }, rule] };

        Assert.StartsWith(fault, Assert.Single(options.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_may_have_every_setting() =>
        Assert.Empty(new RoutingOptions
        {
            Rules =
            [
                new RoutingRuleOptions
                {
                    Name = "Large buyers, #1",
                    Topic = "stock",
                    Mailbox = "b2b@shop.example",
                    Form = "shop",
                    Sender = ["anna@buyer.example", "buyer.example", "*.buyer.example"],
                    Language = "de",
                    Desk = "b2b",
                    Priority = "high",
                },
                new RoutingRuleOptions { Topic = "stock", Priority = "low" },
            ],
        }.Faults());
}
