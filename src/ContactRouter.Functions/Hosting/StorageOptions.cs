using Azure.Identity;
using Azure.Storage.Queues;
using ContactRouter.Storage.Setup;

namespace ContactRouter.Functions.Hosting;

/// <summary>Settings <c>ContactStorage</c> (the connection that the queue triggers name, too) and <c>Storage</c>.</summary>
/// <param name="CreateMissing">Make tables, queues and containers at start: on a laptop; in Azure they are provisioned, and the app has no right to.</param>
internal sealed record StorageOptions(StorageConnection? Connection, bool CreateMissing)
{
    private const string Name = "ContactStorage";

    public static StorageOptions Read(IConfiguration configuration, List<string> faults)
    {
        var create = configuration["Storage:CreateMissing"];
        if (create is not null && !bool.TryParse(create, out _))
            faults.Add("Storage:CreateMissing must be true or false.");
        return new StorageOptions(ConnectionOf(configuration, faults), bool.TryParse(create, out var createMissing) && createMissing);
    }

    private static StorageConnection? ConnectionOf(IConfiguration configuration, List<string> faults)
    {
        if (configuration[Name] is { Length: > 0 } connectionString)
            return ByString(connectionString, faults);
        var tables = UriOf(configuration, "tableServiceUri", faults);
        var queues = UriOf(configuration, "queueServiceUri", faults);
        var blobs = UriOf(configuration, "blobServiceUri", faults);
        if (tables is null || queues is null || blobs is null)
            return null;
        return new StorageConnection.ByIdentity(tables, queues, blobs, IdentityOf(ClientIdOf(configuration)));
    }

    /// <summary>The client id of the app's user-assigned identity, or null where it is the system-assigned one.</summary>
    public static string? ClientIdOf(IConfiguration configuration) => configuration[$"{Name}:clientId"];

    public static ManagedIdentityCredential IdentityOf(string? clientId) =>
        new(string.IsNullOrEmpty(clientId) ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId));

    private static StorageConnection.ByString? ByString(string connectionString, List<string> faults)
    {
        try
        {
            _ = new QueueServiceClient(connectionString);
            return new StorageConnection.ByString(connectionString);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            // The exception's own words can quote the account's key.
            faults.Add($"{Name} is no connection string of a storage account.");
            return null;
        }
    }

    private static Uri? UriOf(IConfiguration configuration, string name, List<string> faults)
    {
        if (Uri.TryCreate(configuration[$"{Name}:{name}"], UriKind.Absolute, out var uri))
            return uri;
        faults.Add($"{Name}__{name} must be the address of the account's service, or {Name} a connection string.");
        return null;
    }
}
