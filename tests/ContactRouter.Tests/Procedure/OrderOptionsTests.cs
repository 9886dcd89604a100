using ContactRouter.Procedure;

namespace ContactRouter.Tests.Procedure;

public sealed class OrderOptionsTests
{
    [Theory]
    [InlineData("B2B[0-9]{5,}", "B2B99999")]
    [InlineData(@"\d{6}|[A-Z]{2}-\d+", "AB-1")]
    [InlineData(@"\d{6}|[A-Z]{2}-\d+", "123456")]
    public void A_plain_pattern_with_an_example_that_fits_is_right(string pattern, string example) =>
        Assert.Empty(new OrderOptions { Pattern = pattern, Example = example }.Faults());

    [Theory]
    [InlineData("B2B1234")]
    [InlineData("b2b12345")]
    [InlineData("B2B 12345")]
    [InlineData("#B2B12345")]
    [InlineData("B2B12345 B2B12346")]
    [InlineData("")]
    public void An_example_that_is_no_order_number_in_capitals_is_named(string example) =>
        Assert.StartsWith("Orders:Example:", Assert.Single(new OrderOptions { Example = example }.Faults()), StringComparison.Ordinal);

    [Fact]
    public void Another_pattern_needs_another_example() =>
        Assert.StartsWith("Orders:Example:", Assert.Single(new OrderOptions { Pattern = "[A-Z]{2}-[0-9]{4}" }.Faults()), StringComparison.Ordinal);

    [Fact]
    public void A_required_topic_that_is_none_is_named() =>
        Assert.Contains("'gardening'", Assert.Single(new OrderOptions { RequiredTopics = ["stock", "gardening"] }.Faults()), StringComparison.Ordinal);

    [Fact]
    public void What_becomes_of_several_orders_has_two_choices()
    {
        Assert.Empty(new OrderOptions { Several = SeveralOrders.Advise }.Faults());
        Assert.StartsWith("Orders:Several ", Assert.Single(new OrderOptions { Several = (SeveralOrders)7 }.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_standard_pattern_is_right() => Assert.Empty(new OrderOptions().Faults());

    [Theory]
    [InlineData("")]
    [InlineData("[0-9]*")]
    [InlineData("B2B[0-9")]
    [InlineData("B2B)")]
    [InlineData("(?=B2B)[0-9]+")]
    [InlineData(@"(B)2\1")]
    [InlineData("(?x) B2B[0-9]{5,} # comment")]
    public void A_pattern_that_is_none_or_could_run_away_is_named(string pattern) =>
        Assert.StartsWith("Orders:Pattern ", Assert.Single(new OrderOptions { Pattern = pattern }.Faults()), StringComparison.Ordinal);
}
