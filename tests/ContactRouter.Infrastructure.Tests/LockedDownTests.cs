using System.Text.Json;

namespace ContactRouter.Infrastructure;

/// <summary>What holds of every deployment, whatever its parameters.</summary>
public sealed class LockedDownTests
{
    private const string Accounts = "Microsoft.Storage/storageAccounts";

    [Theory, InlineData("dev"), InlineData("prod")]
    public void No_storage_account_takes_a_shared_key_or_shows_a_blob_to_the_public(string environment)
    {
        var accounts = Snapshot.Read(environment).OfType(Accounts);

        Assert.Equal(2, accounts.Count);
        Assert.All(accounts, account =>
        {
            Assert.True(account.Is("properties.allowSharedKeyAccess", false));
            Assert.True(account.Is("properties.allowBlobPublicAccess", false));
            Assert.True(account.Is("properties.supportsHttpsTrafficOnly", true));
            Assert.Equal("TLS1_2", account.TextAt("properties.minimumTlsVersion"));
        });
    }

    [Fact]
    public void Shared_keys_are_shut_off_literally() => Assert.Contains(
        "allowSharedKeyAccess: false", File.ReadAllText(Path.Combine(Bicep.Folder, "modules", "account.bicep")), StringComparison.Ordinal);

    [Theory, InlineData("dev"), InlineData("prod")]
    public void The_app_is_a_custom_handler_on_flex_consumption(string environment)
    {
        var snapshot = Snapshot.Read(environment);
        var app = snapshot.Only("Microsoft.Web/sites");

        Assert.Equal("FC1", snapshot.Only("Microsoft.Web/serverfarms").TextAt("sku.name"));
        Assert.Equal(("custom", "1.0"), (app.TextAt("properties.functionAppConfig.runtime.name"), app.TextAt("properties.functionAppConfig.runtime.version")));
        Assert.Equal("UserAssignedIdentity", app.TextAt("properties.functionAppConfig.deployment.storage.authentication.type"));
    }

    [Theory, InlineData("dev"), InlineData("prod")]
    public void The_app_is_reached_over_TLS_alone_and_deployed_to_without_a_password(string environment)
    {
        var snapshot = Snapshot.Read(environment);
        var app = snapshot.Only("Microsoft.Web/sites");

        Assert.True(app.Is("properties.httpsOnly", true));
        Assert.Equal(("1.2", "1.2", "Disabled"), (app.TextAt("properties.siteConfig.minTlsVersion"), app.TextAt("properties.siteConfig.scmMinTlsVersion"), app.TextAt("properties.siteConfig.ftpsState")));
        var passwords = snapshot.OfType("Microsoft.Web/sites/basicPublishingCredentialsPolicies");
        Assert.Equal(2, passwords.Count);
        Assert.All(passwords, policy => Assert.True(policy.Is("properties.allow", false)));
    }

    [Theory, InlineData("dev"), InlineData("prod")]
    public void Settings_that_flex_consumption_refuses_are_not_set(string environment)
    {
        string[] refused = ["FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_EXTENSION_VERSION", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_CONTENT"];

        var names = AppSettings(environment).EnumerateObject().Select(setting => setting.Name).ToList();

        Assert.DoesNotContain(names, name => refused.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(names, name => name is "AzureWebJobsStorage" or "ContactStorage");
    }

    [Theory, InlineData("dev"), InlineData("prod")]
    public void No_setting_holds_a_secret(string environment)
    {
        string[] secret = ["Identity__Key", "SendGrid__ApiKey", "Contacts__ApiKeys__0"];

        Assert.All(
            AppSettings(environment).EnumerateObject().Where(setting => secret.Contains(setting.Name)),
            setting => Assert.StartsWith("@Microsoft.KeyVault(VaultName=", setting.Value.GetString(), StringComparison.Ordinal));
        Assert.DoesNotContain("listKeys", Snapshot.Read(environment).Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AccountKey=", Snapshot.Read(environment).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, InlineData("dev"), InlineData("prod")]
    public void Outputs_name_things_and_tell_no_secret(string environment)
    {
        string[] told = ["AZURE_RESOURCE_GROUP", "AZURE_FUNCTION_NAME", "AZURE_KEY_VAULT_NAME", "DATA_STORAGE_ACCOUNT", "CONTACT_ROUTER_URL"];

        Assert.Equal(told.Order(), OutputNames(Snapshot.Read(environment)).Order());
    }

    [Theory, InlineData("dev"), InlineData("prod")]
    public void Telemetry_the_vault_and_the_language_service_know_no_keys(string environment)
    {
        var snapshot = Snapshot.Read(environment);

        Assert.True(snapshot.Only("Microsoft.Insights/components").Is("properties.DisableLocalAuth", true));
        Assert.True(snapshot.Only("Microsoft.OperationalInsights/workspaces").Is("properties.features.disableLocalAuth", true));
        Assert.True(snapshot.Only("Microsoft.KeyVault/vaults").Is("properties.enableRbacAuthorization", true));
        Assert.All(snapshot.OfType("Microsoft.CognitiveServices/accounts"), account => Assert.True(account.Is("properties.disableLocalAuth", true)));
    }

    [Theory, InlineData("dev"), InlineData("prod")]
    public void What_happens_to_queues_files_secrets_and_the_app_is_logged(string environment)
    {
        var logged = Snapshot.Read(environment).OfType("Microsoft.Insights/diagnosticSettings").ConvertAll(setting => setting.TextAt("id")!);

        string[] expected = ["/queueServices/default/", "/blobServices/default/", "/vaults/", "/Microsoft.Web/sites/"];
        Assert.All(expected, place => Assert.Contains(logged, id => id.Contains(place, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_private_deployment_leaves_nothing_of_the_data_open()
    {
        var snapshot = Snapshot.Read("prod");

        string[] types = [Accounts, "Microsoft.KeyVault/vaults", "Microsoft.CognitiveServices/accounts"];
        Assert.All(types.SelectMany(snapshot.OfType), resource => Assert.Equal("Disabled", resource.TextAt("properties.publicNetworkAccess")));
        Assert.Equal(7, snapshot.OfType("Microsoft.Network/privateEndpoints").Count);
        Assert.EndsWith("/subnets/app", snapshot.Only("Microsoft.Web/sites").TextAt("properties.virtualNetworkSubnetId"), StringComparison.Ordinal);
    }

    [Theory, InlineData("dev"), InlineData("prod")]
    public void The_key_of_the_senders_is_written_once(string environment)
    {
        // The prediction does not show it, so the template is asked.
        var vault = File.ReadAllText(Path.Combine(Bicep.Folder, "modules", "vault.bicep"));

        Assert.Matches("@onlyIfNotExists\\(\\)\\s+resource identityKey 'secrets'", vault);
        Assert.Contains("identity-key", Snapshot.Read(environment).Names("Microsoft.KeyVault/vaults/secrets"));
    }

    private static JsonElement AppSettings(string environment) => Snapshot.Read(environment).Only("Microsoft.Web/sites/config").GetProperty("properties");

    private static IEnumerable<string> OutputNames(Snapshot snapshot) => snapshot.Outputs.ValueKind == JsonValueKind.Array
        ? snapshot.Outputs.EnumerateArray().Select(output => output.GetProperty("name").GetString()!)
        : snapshot.Outputs.EnumerateObject().Select(output => output.Name);
}
