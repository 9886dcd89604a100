using ContactRouter.Senders;

namespace ContactRouter.Tests.Senders;

public sealed class SenderAddressTests
{
    [Theory]
    [InlineData("anna@shop.example", "anna@shop.example")]
    [InlineData("  Anna.Smith@Shop.EXAMPLE\n", "anna.smith@shop.example")]
    [InlineData("anna+returns@shop.example", "anna+returns@shop.example")]
    [InlineData("o'neil_#!%&*=?^`{|}~@shop.example", "o'neil_#!%&*=?^`{|}~@shop.example")]
    [InlineData("\"Anna Smith\"@shop.example", "\"anna smith\"@shop.example")]
    [InlineData("\"a@b\"@shop.example", "\"a@b\"@shop.example")]
    [InlineData("\"say \\\"hi\\\"\"@shop.example", "\"say \\\"hi\\\"\"@shop.example")]
    [InlineData("MÜLLER@shop.example", "müller@shop.example")]
    [InlineData("anna@mail.eu.shop.example", "anna@mail.eu.shop.example")]
    public void An_address_is_read_in_lower_case(string text, string expected) => Assert.Equal(expected, Samples.Address(text).Value);

    [Theory]
    [InlineData("anna@müller.example", "anna@xn--mller-kva.example")]
    [InlineData("anna@MÜLLER.example", "anna@xn--mller-kva.example")]
    [InlineData("anna@mu\u0308ller.example", "anna@xn--mller-kva.example")]
    [InlineData("anna@MU\u0308LLER.example", "anna@xn--mller-kva.example")]
    [InlineData("anna@XN--MLLER-KVA.example", "anna@xn--mller-kva.example")]
    [InlineData("anna@bücher.müller.example", "anna@xn--bcher-kva.xn--mller-kva.example")]
    [InlineData("anna@例え.example", "anna@xn--r8jz45g.example")]
    [InlineData("anna@shop。example", "anna@shop.example")]
    public void A_domain_becomes_its_A_label(string text, string expected) => Assert.Equal(expected, Samples.Address(text).Value);

    [Theory]
    [InlineData("Anna@Shop.Example")]
    [InlineData(" anna@shop.example ")]
    [InlineData("ANNA@SHOP.EXAMPLE")]
    public void Another_spelling_of_an_address_is_the_same_sender(string spelling) =>
        Assert.Equal(Samples.Sender("anna@shop.example"), Samples.Sender(spelling));

    [Theory]
    [InlineData("jürgen@müller.example", "ju\u0308rgen@mu\u0308ller.example")]
    [InlineData("việt@shop.example", "vie\u0323\u0302t@shop.example")]
    [InlineData("ώ@shop.example", "ω\u0301@shop.example")]
    public void An_accent_typed_apart_is_the_same_sender(string composed, string decomposed) =>
        Assert.Equal(Samples.Sender(composed), Samples.Sender(decomposed));

    [Theory]
    [InlineData("anna+a@shop.example")]
    [InlineData("\"anna\"@shop.example")]
    [InlineData("anna@sub.shop.example")]
    [InlineData("ánna@shop.example")]
    [InlineData("аnna@shop.example")]
    public void Another_address_is_another_sender(string address) => Assert.NotEqual(Samples.Sender("anna@shop.example"), Samples.Sender(address));

    [Fact]
    public void A_mark_that_joins_nothing_stays() =>
        Assert.Equal("b\u0308@shop.example", Samples.Address("b\u0308@shop.example").Value);

    [Fact]
    public void The_part_before_the_at_sign_has_64_characters_at_most()
    {
        Assert.Equal(64, Samples.Address(new string('a', 64) + "@shop.example").Value.IndexOf('@', StringComparison.Ordinal));
        Assert.Equal("The part before the @ has at most 64 characters.", FaultOf(new string('a', 65) + "@shop.example"));
    }

    [Fact]
    public void An_address_has_254_characters_at_most()
    {
        var longest = AddressOf(254);

        Assert.Equal(longest, Samples.Address(longest).Value);
        Assert.Equal("An e-mail address has at most 254 characters.", FaultOf(AddressOf(255)));
        Assert.Equal("An e-mail address has at most 254 characters.", FaultOf(new string('a', 4_000_000)));
    }

    [Fact]
    public void The_limit_counts_the_A_label()
    {
        // 63 characters with an umlaut would be a label of more than 63: several shorter ones stay valid labels but grow.
        var domain = string.Join('.', Enumerable.Repeat("ü" + new string('a', 40), 5)) + ".example";

        Assert.InRange($"anna@{domain}".Length, 1, 253);
        Assert.Equal("An e-mail address has at most 254 characters.", FaultOf($"anna@{domain}"));
    }

    private static string AddressOf(int length)
    {
        var domain = $"{new string('a', 63)}.{new string('b', 63)}.{new string('c', 30)}.example";
        return new string('x', 64) + "@" + new string('d', length - 64 - 1 - domain.Length - 1) + "." + domain;
    }

    private static string? FaultOf(string text)
    {
        Assert.Null(SenderAddress.Parse(text, out var fault));
        return fault;
    }
}
