using ContactRouter.Intake;

namespace ContactRouter.Tests.Intake;

public sealed class LimitTests
{
    [Theory]
    [InlineData("subject", 500)]
    [InlineData("name", 200)]
    [InlineData("orderNumber", 100)]
    public void A_line_is_as_long_as_its_limit_and_no_longer(string field, int limit)
    {
        Assert.Empty(FaultsOf(Fields.Least((field, new string('x', limit)))));
        Assert.Equal([new Fault(field, $"At most {limit} characters.")], FaultsOf(Fields.Least((field, new string('x', limit + 1)))));
    }

    [Fact]
    public void Blanks_around_a_line_do_not_count() => Assert.Empty(FaultsOf(Fields.Least(("subject", $"  {new string('x', 500)}\r\n"))));

    [Fact]
    public void A_message_has_a_million_characters_at_most()
    {
        Assert.Empty(FaultsOf(Fields.With(("email", "anna@shop.example"), ("message", new string('x', 1_000_000)))));
        Assert.Equal(
            [new Fault("message", "A message has at most 1,000,000 characters; this one has 1,000,001.")],
            FaultsOf(Fields.With(("email", "anna@shop.example"), ("message", new string('x', 1_000_001)))));
    }

    [Fact]
    public void There_are_50_further_fields_at_most()
    {
        Assert.Empty(FaultsOf(Fields.Least(Extra(50))));
        Assert.Equal("", Assert.Single(FaultsOf(Fields.Least(Extra(51)))).Field);
    }

    [Fact]
    public void Further_fields_have_2000_characters_together_with_their_names()
    {
        Assert.Empty(FaultsOf(Fields.Least(("shop", new string('x', 996)), ("area", new string('x', 996)))));
        Assert.Equal(
            [new Fault("", "At most 50 further fields of 2,000 characters together can travel along.")],
            FaultsOf(Fields.Least(("shop", new string('x', 996)), ("area", new string('x', 997)))));
    }

    [Fact]
    public void A_further_fields_name_has_1_to_64_characters()
    {
        Assert.Empty(FaultsOf(Fields.Least((new string('n', 64), "x"))));
        Assert.Single(FaultsOf(Fields.Least((new string('n', 65), "x"))));
        Assert.Single(FaultsOf(Fields.Least(("", "x"))));
    }

    [Theory]
    [InlineData("a\0")]
    [InlineData("a\nb")]
    [InlineData(" a")]
    [InlineData("a\u0085b")]
    [InlineData("a\tb")]
    public void A_further_fields_name_is_clean(string name) =>
        Assert.Equal("A further field's name has 1 to 64 visible characters.", Assert.Single(FaultsOf(Fields.Least((name, "x")))).Message);

    private static IEnumerable<(string, string)> Extra(int count) => Enumerable.Range(0, count).Select(i => ($"f{i}", "x"));

    private static IReadOnlyList<Fault> FaultsOf(ContactFields fields)
    {
        Assert.Equal(ContactRules.Check(fields, out var faults) is null, faults.Count > 0);
        return faults;
    }
}
