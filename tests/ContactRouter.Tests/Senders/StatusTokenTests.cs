namespace ContactRouter.Tests.Senders;

public sealed class StatusTokenTests
{
    // openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt hexkey:000102…1f -kdfopt info:"status token" HKDF gives the key of
    // printf 'contact-1' | openssl dgst -sha256 -mac HMAC, the first 32 digits
    private const string Token = "f070c055b38cc077281ffc358cebaf25";

    [Fact]
    public void A_token_is_a_hash_under_a_key_of_its_own() => Assert.Equal(Token, Samples.Identity.TokenOf("contact-1"));

    [Fact]
    public void A_token_opens_its_contact() => Assert.True(Samples.Identity.IsTokenOf("contact-1", Token));

    [Fact]
    public void A_token_opens_no_other_contact() => Assert.False(Samples.Identity.IsTokenOf("contact-2", Token));

    [Theory]
    [InlineData("")]
    [InlineData("f070c055b38cc077281ffc358cebaf24")]
    [InlineData("F070C055B38CC077281FFC358CEBAF25")]
    [InlineData("f070c055b38cc077281ffc358cebaf2")]
    [InlineData("f070c055b38cc077281ffc358cebaf250")]
    [InlineData(" f070c055b38cc077281ffc358cebaf25")]
    [InlineData("ü")]
    public void What_is_not_the_token_opens_nothing(string token) => Assert.False(Samples.Identity.IsTokenOf("contact-1", token));
}
