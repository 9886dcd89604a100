using ContactRouter.Functions.Hosting;
using Microsoft.Extensions.Configuration;

namespace ContactRouter.Functions.Tests;

/// <summary>Bad settings stop the start, each named, no value of a secret shown.</summary>
public sealed class SettingsTests
{
    private static readonly string Key = Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());

    [Fact]
    public void The_least_settings_are_a_key_and_a_storage_account()
    {
        var settings = Read();
        Assert.Equal(16, settings.Identity.Buckets);
        Assert.False(settings.Contacts.AllowAnonymous);
        Assert.False(settings.Storage.CreateMissing);
    }

    [Theory]
    [InlineData("Identity:Key", "", "Identity:Key")]
    [InlineData("Identity:Key", "c2hvcnQ=", "Identity:Key")]
    [InlineData("Identity:Key", "@Microsoft.KeyVault(VaultName=v;SecretName=s)", "Identity:Key")]
    [InlineData("Identity:Buckets", "0", "Identity:Buckets")]
    [InlineData("Identity:Buckets", "many", "Identity:Buckets")]
    [InlineData("Contacts:MaxRequestBytes", "104857601", "Contacts:MaxRequestBytes")]
    [InlineData("Contacts:ApiKeys:0", "short", "Contacts:ApiKeys:0")]
    [InlineData("Contacts:WebhookSecrets:1", "whsec_x", "Contacts:WebhookSecrets:0")]
    [InlineData("Contacts:AllowedOrigins:0", "https://shop.example/", "Contacts:AllowedOrigins")]
    [InlineData("Contacts:AllowAnonymous", "perhaps", "Contacts:AllowAnonymous")]
    [InlineData("Spam:HoneypotField", "email", "Spam:HoneypotField")]
    [InlineData("Spam:HoneypotField", "startedat", "Spam:HoneypotField")]
    [InlineData("Spam:HoneypotField", "", "Spam:HoneypotField")]
    [InlineData("Spam:MostHoneypotHits", "-1", "Spam:MostHoneypotHits")]
    [InlineData("Spam:MinFillTime", "00:02:00", "Spam:MinFillTime")]
    [InlineData("Spam:MinFillTime", "soon", "Spam:MinFillTime")]
    [InlineData("Spam:NetworkLimit", "1001", "Spam:NetworkLimit")]
    [InlineData("Network:TrustedHops", "-1", "Network:TrustedHops")]
    [InlineData("Network:Header", "", "Network:Header")]
    [InlineData("Network:Header", "X Forwarded", "Network:Header")]
    [InlineData("Forms:contact:Preset", "wufoo", "Forms:contact:Preset")]
    [InlineData("Forms:contact:Secret", "@Microsoft.KeyVault(VaultName=v;SecretName=s)", "Forms:contact:Secret")]
    [InlineData("Routing:Topics:stock", "b2bb", "Routing:Topics:stock")]
    [InlineData("Routing:Topics:weather", "b2b", "Routing:Topics:weather")]
    [InlineData("Routing:Default", "nobody", "Routing:Default")]
    [InlineData("Routing:Desks:0", "Desk One", "Routing:Desks")]
    [InlineData("Mailboxes:OutboundOnly:0", "orders", "Mailboxes:OutboundOnly:0")]
    [InlineData("Mailboxes:WrongMailboxGoesTo", "nobody", "Mailboxes:WrongMailboxGoesTo")]
    [InlineData("Orders:Pattern", "B2B(", "Orders:Pattern")]
    [InlineData("Orders:Pattern", "(?=x)B2B", "Orders:Pattern")]
    [InlineData("Cases:LateReply", "forget", "Cases:LateReply")]
    [InlineData("Cases:ReopenWithin", "-1.00:00:00", "Cases:ReopenWithin")]
    [InlineData("Attachments:Kinds:0", "image/svg+xml", "Attachments:Kinds")]
    [InlineData("Attachments:MaxTotalBytes", "0", "Attachments:MaxTotalBytes")]
    [InlineData("ServiceLevel:Zone", "Asia/Nowhere", "ServiceLevel:Zone")]
    [InlineData("ServiceLevel:Hours:0", "Mon 18:00-09:00", "ServiceLevel:Hours:0")]
    [InlineData("ServiceLevel:Holidays:0", "25.12.2026", "ServiceLevel:Holidays:0")]
    [InlineData("ServiceLevel:DueSoonShare", "1", "ServiceLevel:DueSoonShare")]
    [InlineData("ServiceLevel:DueSoonShare", "most", "ServiceLevel:DueSoonShare")]
    [InlineData("ServiceLevel:Desks:nobody:Zone", "Europe/Berlin", "ServiceLevel:Desks:nobody")]
    [InlineData("ServiceLevel:Desks:cs:Zone", "Asia/Nowhere", "ServiceLevel:Desks:cs:Zone")]
    [InlineData("ServiceLevel:Desks:cs:Hours:0", "Mon", "ServiceLevel:Desks:cs:Hours:0")]
    [InlineData("ServiceLevel:Desks:cs:Holidays:0", "25.12.2026", "ServiceLevel:Desks:cs:Holidays:0")]
    [InlineData("Retention:Quarantine", "00:30:00", "Retention:Quarantine")]
    [InlineData("Retention:Quarantine", "soon", "Retention:Quarantine")]
    [InlineData("Language:Endpoint", "http://shop.example", "Language:Endpoint")]
    [InlineData("Language:Deployment", "production", "Language:")]
    [InlineData("Language:Deadline", "soon", "Language:Deadline")]
    [InlineData("Language:MinConfidence", "1.1", "Language:MinConfidence")]
    [InlineData("Language:Categories:late", "delivery", "Language:Categories:late")]
    [InlineData("Language:Token", "local", "Language:Token")]
    [InlineData("Clock:StartAt", "2026-11-23T10:00:00Z", "Clock:StartAt")]
    [InlineData("Storage:CreateMissing", "maybe", "Storage:CreateMissing")]
    [InlineData("ContactStorage", "", "ContactStorage")]
    [InlineData("ContactStorage", "AccountKey=secret", "ContactStorage")]
    public void A_wrong_setting_is_named(string setting, string value, string named)
    {
        var exception = Assert.Throws<WrongSettingsException>(() => Read((setting, value)));
        Assert.All(exception.Faults, fault => Assert.Contains(named, fault, StringComparison.Ordinal));
        if (setting.StartsWith("Identity", StringComparison.Ordinal) && value.Length > 5)
            Assert.DoesNotContain(value, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_wrong_settings_are_named_at_once()
    {
        var exception = Assert.Throws<WrongSettingsException>(() => Read(("Identity:Key", "x"), ("Routing:Default", "nobody"), ("ServiceLevel:Zone", "Mars")));
        Assert.Equal(3, exception.Faults.Count);
    }

    [Fact]
    public void A_kind_of_file_comes_on_top_of_the_standard_ones()
    {
        var kinds = Read(("Attachments:Kinds:0", "application/pdf")).Attachments.Kinds;
        Assert.Equal("application/pdf", kinds[^1]);
        Assert.Contains("image/jpeg", kinds);
    }

    [Fact]
    public void The_clock_is_set_only_on_a_laptop()
    {
        var settings = Read(("Clock:StartAt", "2026-11-23T10:00:00+08:00"), ("AZURE_FUNCTIONS_ENVIRONMENT", "Development"));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero), settings.Clock.StartAt);
    }

    [Fact]
    public void The_language_service_is_asked_by_the_identity_that_the_store_is_reached_with()
    {
        (string, string)[] store =
        [
            ("ContactStorage", ""), ("ContactStorage:tableServiceUri", "https://a.table.core.windows.net"), ("ContactStorage:queueServiceUri", "https://a.queue.core.windows.net"),
            ("ContactStorage:blobServiceUri", "https://a.blob.core.windows.net"), ("ContactStorage:clientId", "11111111-1111-1111-1111-111111111111"),
        ];
        Assert.Equal("11111111-1111-1111-1111-111111111111", Read(store).Language.ClientId);
        Assert.Equal("22222222-2222-2222-2222-222222222222", Read([.. store, ("Language:ClientId", "22222222-2222-2222-2222-222222222222")]).Language.ClientId);
    }

    private static Settings Read(params (string Name, string Value)[] changes)
    {
        var values = new Dictionary<string, string?> { ["Identity:Key"] = Key, ["ContactStorage"] = "UseDevelopmentStorage=true" };
        foreach (var (name, value) in changes)
            values[name] = value;
        return Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }
}
