using ContactRouter.Senders;

namespace ContactRouter.Tests.Senders;

public sealed class SenderIdentityTests
{
    // printf 'anna@shop.example' | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102…1f, the first 32 digits
    private const string IdOfAnna = "f2ce35cb8eab248cb1dce9482d400574";

    [Fact]
    public void An_id_is_the_first_half_of_a_keyed_hash() => Assert.Equal(IdOfAnna, Samples.Sender("anna@shop.example").Value);

    [Fact]
    public void A_bucket_is_the_remainder_of_the_first_32_bits() =>
        // 0xf2ce35cb = 4,073,600,459 = 16 * 254,600,028 + 11
        Assert.Equal(11, Samples.Identity.BucketOf(Samples.Sender("anna@shop.example")));

    [Fact]
    public void A_fingerprint_is_a_keyed_hash_of_a_fixed_text() =>
        // printf 'contact router account' | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102…1f
        Assert.Equal("6adea7a480b1c1eb42688f8851a348c2", Samples.Identity.Fingerprint());

    [Fact]
    public void Another_key_gives_another_id_fingerprint_and_token()
    {
        var other = new SenderIdentity(new IdentityOptions { Key = Convert.ToBase64String(new byte[32]) });

        Assert.NotEqual(Samples.Sender("anna@shop.example"), other.IdOf(Samples.Address("anna@shop.example")));
        Assert.NotEqual(Samples.Identity.Fingerprint(), other.Fingerprint());
        Assert.NotEqual(Samples.Identity.TokenOf("c"), other.TokenOf("c"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(256)]
    public void Senders_are_spread_evenly_over_all_buckets(int buckets)
    {
        var identity = new SenderIdentity(new IdentityOptions { Key = Samples.Key, Buckets = buckets });
        const int Each = 40;
        var counts = new int[buckets];

        for (var i = 0; i < buckets * Each; i++)
            counts[identity.BucketOf(identity.IdOf(Samples.Address($"writer{i}@shop.example")))]++;

        // Six standard deviations of a fair spread: a fixed key makes it the same every time.
        Assert.All(counts, count => Assert.InRange(count, Each - (6 * Math.Sqrt(Each)), Each + (6 * Math.Sqrt(Each))));
    }
}
