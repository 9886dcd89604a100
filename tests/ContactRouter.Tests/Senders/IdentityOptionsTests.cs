using ContactRouter.Senders;

namespace ContactRouter.Tests.Senders;

public sealed class IdentityOptionsTests
{
    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(256)]
    public void A_key_of_32_to_256_bytes_is_right(int bytes) => Assert.Empty(WithKey(Convert.ToBase64String(new byte[bytes])).Faults());

    [Theory]
    [InlineData("")]
    [InlineData("no base 64!")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg==")]
    public void A_missing_or_short_key_is_named_but_not_shown(string key)
    {
        var fault = Assert.Single(WithKey(key).Faults());

        Assert.StartsWith("Identity:Key ", fault, StringComparison.Ordinal);
        Assert.True(key.Length == 0 || !fault.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_beyond_256_bytes_is_wrong() => Assert.Single(WithKey(Convert.ToBase64String(new byte[257])).Faults());

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void There_are_1_to_256_buckets(int buckets, bool valid)
    {
        var faults = new IdentityOptions { Key = Samples.Key, Buckets = buckets }.Faults().ToList();

        Assert.Equal(valid, faults.Count == 0);
        Assert.All(faults, fault => Assert.Equal("Identity:Buckets must be from 1 to 256.", fault));
    }

    [Fact]
    public void All_faults_are_told_at_once() => Assert.Equal(2, new IdentityOptions { Buckets = 0 }.Faults().Count());

    private static IdentityOptions WithKey(string key) => new() { Key = key };
}
