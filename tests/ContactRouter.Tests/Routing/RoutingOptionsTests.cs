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
}
