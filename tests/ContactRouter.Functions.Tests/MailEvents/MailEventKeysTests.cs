using System.Security.Cryptography;
using System.Text;
using ContactRouter.Functions.MailEvents;
using ContactRouter.Mail.Outbound;
using Microsoft.Extensions.Time.Testing;

namespace ContactRouter.Functions.Tests.MailEvents;

public sealed class MailEventKeysTests
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));
    private static readonly ECDsa Old = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly ECDsa New = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly byte[] Body = [.. "[{}]\r\n"u8, 0xff, 0xfe];

    [Fact]
    public void Either_of_two_keys_counts_while_they_are_rotated()
    {
        var keys = Keys(Old, New);
        Assert.All([Old, New], key => Assert.True(keys.IsValid(Now(), Body, Sign(key, Now()))));
        Assert.False(Keys(New).IsValid(Now(), Body, Sign(Old, Now())));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(-301)]
    public void What_was_signed_at_another_time_does_not_count(int seconds)
    {
        var timestamp = (Time.GetUtcNow().ToUnixTimeSeconds() + seconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.False(Keys(New).IsValid(timestamp, Body, Sign(New, timestamp)));
    }

    [Fact]
    public void Another_body_or_another_time_does_not_fit_the_signature()
    {
        var (keys, signed) = (Keys(New), Sign(New, Now()));
        Assert.False(keys.IsValid(Now(), [.. Body, 0], signed));
        Assert.False(keys.IsValid(Now() + "0", Body, signed));
        Assert.False(keys.IsValid(Now(), Body, ""));
        Assert.False(keys.IsValid("", Body, signed));
    }

    [Fact]
    public void Without_a_key_the_door_is_closed_unless_that_is_wanted()
    {
        Assert.False(new MailEventKeys(new OutboundMailOptions(), Time).IsOpen);
        var open = new MailEventKeys(new OutboundMailOptions { AllowUnsigned = true }, Time);
        Assert.True(open.IsOpen && open.IsValid("", Body, ""));
        var keyed = new OutboundMailOptions { AllowUnsigned = true, EventKeys = { Convert.ToBase64String(New.ExportSubjectPublicKeyInfo()) } };
        Assert.False(new MailEventKeys(keyed, Time).IsValid("", Body, ""));
    }

    private static string Now() => Time.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static MailEventKeys Keys(params ECDsa[] keys) =>
        new(new OutboundMailOptions { EventKeys = [.. keys.Select(key => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()))] }, Time);

    private static string Sign(ECDsa key, string timestamp) =>
        Convert.ToBase64String(key.SignData([.. Encoding.UTF8.GetBytes(timestamp), .. Body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
}
