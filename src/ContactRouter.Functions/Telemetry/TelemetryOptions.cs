using Azure.Core;
using Azure.Identity;

namespace ContactRouter.Functions.Telemetry;

/// <summary>
/// The settings that the Functions host goes by as well: <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c>, and
/// <c>APPLICATIONINSIGHTS_AUTHENTICATION_STRING</c> like <c>ClientId=…;Authorization=AAD</c>.
/// </summary>
/// <param name="ConnectionString">Null: nothing is told.</param>
/// <param name="Credential">Null: the connection string's key is enough.</param>
internal sealed record TelemetryOptions(string? ConnectionString, TokenCredential? Credential)
{
    public const string ConnectionSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    public const string AuthenticationSetting = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    public static TelemetryOptions Read(IConfiguration configuration, List<string> faults)
    {
        var connection = configuration[ConnectionSetting];
        if (string.IsNullOrEmpty(connection))
            return new TelemetryOptions(null, null);
        if (!Parts(connection).TryGetValue("InstrumentationKey", out var key) || !Guid.TryParse(key, out _))
            faults.Add($"{ConnectionSetting} is no connection string of Application Insights.");
        return new TelemetryOptions(connection, CredentialOf(configuration, faults));
    }

    private static ManagedIdentityCredential? CredentialOf(IConfiguration configuration, List<string> faults)
    {
        var text = configuration[AuthenticationSetting];
        if (string.IsNullOrEmpty(text))
            return null;
        var parts = Parts(text);
        if (!parts.TryGetValue("Authorization", out var kind) || !kind.Equals("AAD", StringComparison.OrdinalIgnoreCase))
        {
            faults.Add($"{AuthenticationSetting} must hold Authorization=AAD, like ClientId=<id>;Authorization=AAD.");
            return null;
        }

        return new ManagedIdentityCredential(parts.TryGetValue("ClientId", out var id) ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned);
    }

    private static Dictionary<string, string> Parts(string text) => text
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(part => part.Split('=', 2))
        .Where(part => part.Length == 2)
        .GroupBy(part => part[0], StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => group.Last()[1], StringComparer.OrdinalIgnoreCase);
}
