using ContactRouter.Senders;

namespace ContactRouter.Tests.Senders;

public sealed class RefusedAddressTests
{
    private const string None = "Enter an e-mail address.";
    private const string NoAddress = "This is not an e-mail address, like anna@shop.example.";
    private const string NoDomain = "The part after the @ is not a domain name.";
    private const string Several = "Enter one e-mail address only.";
    private const string Hidden = "The e-mail address holds characters that no address may hold.";

    [Theory]
    [InlineData("", None)]
    [InlineData(" \r\n\t", None)]
    [InlineData("anna", NoAddress)]
    [InlineData("anna@", NoAddress)]
    [InlineData("@shop.example", NoAddress)]
    [InlineData("anna@@shop.example", NoAddress)]
    [InlineData("anna@b@shop.example", NoAddress)]
    [InlineData("anna smith@shop.example", NoAddress)]
    [InlineData("anna@sh op.example", NoAddress)]
    [InlineData("anna(home)@shop.example", NoAddress)]
    [InlineData(".anna@shop.example", NoAddress)]
    [InlineData("anna..smith@shop.example", NoAddress)]
    [InlineData("an\"na@shop.example", NoAddress)]
    [InlineData("anna,@shop.example", NoAddress)]
    [InlineData("Anna <anna@shop.example>", NoAddress)]
    [InlineData("\"Anna\" <anna@shop.example>", NoAddress)]
    [InlineData("<anna@shop.example>", NoAddress)]
    [InlineData("mailto:anna@shop.example, ben@shop.example", Several)]
    [InlineData("anna@shop.example, ben@shop.example", Several)]
    [InlineData("anna@shop.example;ben@shop.example", Several)]
    [InlineData("anna@shop.example ben@shop.example", Several)]
    public void What_is_not_one_bare_address_is_refused(string text, string expected) => AssertRefused(text, expected);

    [Theory]
    [InlineData("anna@shop")]
    [InlineData("anna@localhost")]
    [InlineData("anna@shop.example.")]
    [InlineData("anna@shop.example。")]
    [InlineData("anna@127.0.0.1")]
    [InlineData("anna@[127.0.0.1]")]
    [InlineData("anna@[IPv6:2001:db8::1]")]
    [InlineData("anna@-shop.example")]
    [InlineData("anna@shop-.example")]
    [InlineData("anna@shop_x.example")]
    [InlineData("anna@xn--.example")]
    public void What_is_no_domain_name_is_refused(string text) => AssertRefused(text, NoDomain);

    [Fact]
    public void A_label_of_64_characters_is_refused() => AssertRefused($"anna@{new string('a', 64)}.example", NoDomain);

    [Theory]
    [InlineData("anna@shop.example\r\nBcc: ben@shop.example")]
    [InlineData("anna@shop.example\nBcc:ben")]
    [InlineData("\"anna\r\n smith\"@shop.example")]
    [InlineData("\"anna\tsmith\"@shop.example")]
    [InlineData("an\0na@shop.example")]
    [InlineData("anna\u007f@shop.example")]
    [InlineData("anna\u0085@shop.example")]
    [InlineData("an\u2028na@shop.example")]
    [InlineData("\"an\u2029na\"@shop.example")]
    public void What_could_end_a_mail_header_is_refused(string text) => AssertRefused(text, Hidden);

    [Theory]
    [InlineData("zero width space", 0x200B)]
    [InlineData("zero width joiner", 0x200D)]
    [InlineData("byte order mark", 0xFEFF)]
    [InlineData("soft hyphen", 0x00AD)]
    [InlineData("right-to-left override", 0x202E)]
    [InlineData("no-break space", 0x00A0)]
    [InlineData("ideographic space", 0x3000)]
    [InlineData("combining grapheme joiner", 0x034F)]
    [InlineData("Hangul filler", 0x3164)]
    [InlineData("halfwidth Hangul filler", 0xFFA0)]
    [InlineData("variation selector", 0xFE0F)]
    [InlineData("supplementary variation selector", 0xE0100)]
    [InlineData("braille blank", 0x2800)]
    [InlineData("tag letter", 0xE0041)]
    [InlineData("private use", 0xE000)]
    [InlineData("unassigned", 0x0378)]
    [InlineData("replacement character", 0xFFFD)]
    public void What_nobody_sees_is_refused(string name, int value)
    {
        var hidden = char.ConvertFromUtf32(value);

        Assert.True(SenderAddress.Parse($"an{hidden}na@shop.example", out var before) is null && before == Hidden, $"{name} before the @");
        Assert.True(SenderAddress.Parse($"anna@sh{hidden}op.example", out var behind) is null && behind == Hidden, $"{name} behind the @");
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        AssertRefused("an\ud83dna@shop.example", Hidden);
        AssertRefused("an\udc00na@shop.example", Hidden);
        AssertRefused("anna@sh\udc00op.example", Hidden);
    }

    private static void AssertRefused(string text, string expected)
    {
        Assert.Null(SenderAddress.Parse(text, out var fault));
        Assert.Equal(expected, fault);
    }
}
