using ContactRouter.Functions.Contacts;
using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.ServiceLevel;

namespace ContactRouter.Functions.Hosting;

/// <summary>All settings, read and checked at start.</summary>
internal sealed record Settings(
    IdentityOptions Identity,
    ContactsOptions Contacts,
    RoutingOptions Routing,
    OrderOptions Orders,
    ServiceLevelOptions ServiceLevel,
    StorageOptions Storage,
    ClockOptions Clock)
{
    /// <exception cref="WrongSettingsException">Names every setting that is wrong, never a value that may be secret.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var faults = new List<string>(UnresolvedReferences(configuration));
        var settings = new Settings(
            Bind("Identity", new IdentityOptions(), configuration.GetSection("Identity").Bind, faults),
            Bind("Contacts", new ContactsOptions(), configuration.GetSection("Contacts").Bind, faults),
            Bind("Routing", new RoutingOptions(), configuration.GetSection("Routing").Bind, faults),
            Bind("Orders", new OrderOptions(), configuration.GetSection("Orders").Bind, faults),
            Bind("ServiceLevel", new ServiceLevelOptions(), configuration.GetSection("ServiceLevel").Bind, faults),
            StorageOptions.Read(configuration, faults),
            ClockOptions.Read(configuration, faults));
        faults.AddRange(
        [
            .. settings.Identity.Faults(),
            .. settings.Contacts.Faults(),
            .. settings.Routing.Faults(),
            .. settings.Orders.Faults(),
            .. settings.ServiceLevel.Faults(),
        ]);
        return faults.Count == 0 ? settings : throw new WrongSettingsException(faults);
    }

    // A Key Vault reference that Azure could not resolve arrives as its own literal text: never to be taken for the secret.
    private static IEnumerable<string> UnresolvedReferences(IConfiguration configuration) =>
        configuration.AsEnumerable()
            .Where(setting => setting.Value?.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase) == true)
            .Select(setting => $"{setting.Key}: the Key Vault reference was not resolved. Check the secret's name and the identity's role on the vault.");

    private static TOptions Bind<TOptions>(string section, TOptions options, Action<TOptions> bind, List<string> faults)
    {
        try
        {
            bind(options);
        }
        catch (InvalidOperationException exception)
        {
            // The binder names the setting; its inner exception would repeat the value.
            faults.Add($"{section}: {exception.Message}");
        }

        return options;
    }
}

/// <summary>The app does not start with these settings.</summary>
internal sealed class WrongSettingsException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
