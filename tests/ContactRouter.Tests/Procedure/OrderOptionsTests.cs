using ContactRouter.Procedure;

namespace ContactRouter.Tests.Procedure;

public sealed class OrderOptionsTests
{
    [Theory]
    [InlineData("B2B[0-9]{5,}")]
    [InlineData(@"\d{6}|[A-Z]{2}-\d+")]
    public void A_plain_pattern_is_right(string pattern) => Assert.Empty(new OrderOptions { Pattern = pattern }.Faults());

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
