using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ContactRouter.Mail.Signatures;

namespace ContactRouter.Mail.Tests;

/// <summary>The signature of SendGrid's webhooks, by the example that SendGrid's own libraries are tested with.</summary>
public sealed class SendGridSignatureTests
{
    private const string Key =
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==";

    private const string Timestamp = "1600112502";
    private const string Signature = "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=";

    private const string Body =
        """[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA","sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]""" + "\r\n";

    private static readonly SendGridSignature Published = new([Key]);

    [Fact]
    public void The_published_example_is_valid() => Assert.True(IsValid(Published, Timestamp, Body, Signature));

    [Theory]
    [InlineData("1600112503", Body, Signature)]
    [InlineData(Timestamp, Body + " ", Signature)]
    [InlineData(Timestamp, "", Signature)]
    [InlineData(Timestamp, Body, "")]
    [InlineData(Timestamp, Body, "no base 64!")]
    [InlineData(Timestamp, Body, "AAAA")]
    [InlineData(Timestamp, Body, " " + Signature)]
    [InlineData(Timestamp, Body, Signature + "\n")]
    public void Anything_else_is_not(string timestamp, string body, string signature) => Assert.False(IsValid(Published, timestamp, body, signature));

    [Fact]
    public void Without_a_key_nothing_is_valid() => Assert.False(IsValid(new SendGridSignature([]), Timestamp, Body, Signature));

    [Fact]
    public void While_keys_are_rotated_either_counts()
    {
        using var older = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var newer = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signatures = new SendGridSignature([KeyOf(older), KeyOf(newer)]);
        Assert.True(IsValid(signatures, Timestamp, Body, Sign(older, Timestamp, Encoding.UTF8.GetBytes(Body))));
        Assert.True(IsValid(signatures, Timestamp, Body, Sign(newer, Timestamp, Encoding.UTF8.GetBytes(Body))));
        Assert.False(IsValid(signatures, Timestamp, Body, Sign(stranger, Timestamp, Encoding.UTF8.GetBytes(Body))));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_signed_as_they_are()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] body = [0xFF, 0xFE, 0xC3, 0x28, 0x00, 0x0D, 0x0A, 0x80];
        var signature = Sign(key, Timestamp, body);
        var signatures = new SendGridSignature([KeyOf(key)]);
        Assert.True(signatures.IsValid(HashOf(Timestamp, body), signature));
        // Read as a text, each of them would be the same replacement character.
        Assert.False(signatures.IsValid(HashOf(Timestamp, [0xFE, .. body[1..]]), signature));
    }

    [Fact]
    public void Of_100_000_mutations_none_is_valid()
    {
        var random = new Random(20261123);
        var accepted = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var parts = new[] { Encoding.ASCII.GetBytes(Timestamp), Encoding.UTF8.GetBytes(Body), Encoding.ASCII.GetBytes(Signature) };
            var which = random.Next(parts.Length);
            parts[which] = Mutated(parts[which], random);
            if (Published.IsValid(HashOf(Encoding.Latin1.GetString(parts[0]), parts[1]), Encoding.Latin1.GetString(parts[2])))
                accepted++;
        }

        Assert.Equal(0, accepted);
    }

    [Theory]
    [InlineData(Key, true)]
    [InlineData("", false)]
    [InlineData("MFkw", false)]
    [InlineData("no key", false)]
    public void Only_a_key_of_its_kind_is_one(string text, bool isKey) => Assert.Equal(isKey, SendGridSignature.IsKey(text));

    [Fact]
    public void A_key_of_another_curve_is_none()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.False(SendGridSignature.IsKey(KeyOf(other)));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void Its_time_may_be_off_by_the_tolerance(int seconds, bool isCurrent)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_600_112_502);
        var timestamp = (1_600_112_502 + seconds).ToString(CultureInfo.InvariantCulture);
        Assert.Equal(isCurrent, SendGridSignature.IsCurrent(timestamp, now, TimeSpan.FromMinutes(5)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData(" 1600112502")]
    [InlineData("-1600112502")]
    [InlineData("9223372036854775807")]
    public void A_time_that_is_none_is_never_current(string timestamp) =>
        Assert.False(SendGridSignature.IsCurrent(timestamp, DateTimeOffset.FromUnixTimeSeconds(1_600_112_502), TimeSpan.FromDays(7)));

    private static byte[] Mutated(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        return random.Next(3) switch
        {
            0 => [.. bytes[..at], .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]],
            _ => [.. bytes[..at], (byte)(bytes[at] ^ (1 << random.Next(8))), .. bytes[(at + 1)..]],
        };
    }

    private static bool IsValid(SendGridSignature signatures, string timestamp, string body, string signature) =>
        signatures.IsValid(HashOf(timestamp, Encoding.UTF8.GetBytes(body)), signature);

    private static byte[] HashOf(string timestamp, byte[] body)
    {
        using var hash = SendGridSignature.Begin(timestamp);
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    private static string KeyOf(ECDsa key) => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    private static string Sign(ECDsa key, string timestamp, byte[] body) =>
        Convert.ToBase64String(key.SignHash(HashOf(timestamp, body), DSASignatureFormat.Rfc3279DerSequence));
}
