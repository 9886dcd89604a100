namespace ContactRouter.Mail.Tests;

/// <summary>Wrong settings stop the start and are named.</summary>
public sealed class MailOptionsTests
{
    private const string Key =
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==";

    [Fact]
    public void The_standard_ones_are_right() => Assert.Empty(new MailOptions { Domain = "shop.example", SigningKeys = [Key] }.Faults());

    [Theory]
    [InlineData("Mail:Domain", "shop example", Key, 300, 1_000_000)]
    [InlineData("Mail:Domain", "localhost", Key, 300, 1_000_000)]
    [InlineData("Mail:SigningKeys:0", "shop.example", "a key", 300, 1_000_000)]
    [InlineData("Mail:Tolerance", "shop.example", Key, 1, 1_000_000)]
    [InlineData("Mail:MaxBytes", "shop.example", Key, 300, 1_000_000_000)]
    public void A_wrong_one_is_named(string setting, string domain, string key, int seconds, long bytes)
    {
        var options = new MailOptions { Domain = domain, SigningKeys = [key], Tolerance = TimeSpan.FromSeconds(seconds), MaxBytes = bytes };
        Assert.StartsWith(setting, Assert.Single(options.Faults()), StringComparison.Ordinal);
    }
}
