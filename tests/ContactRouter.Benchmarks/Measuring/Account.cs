using ContactRouter.Routing;
using ContactRouter.Storage.Setup;

namespace ContactRouter.Benchmarks.Measuring;

/// <summary>The ports by which an emulator's services are told apart.</summary>
internal sealed record AccountPorts(int Blob, int Queue, int Table);

/// <summary>An account in which nothing is yet, with its own clients and counter.</summary>
internal sealed class Account
{
    public Account(string connectionString, AccountPorts ports)
    {
        ConnectionString = connectionString;
        var connection = new StorageConnection.ByString(connectionString);
        Clients = new StorageClients(connection, new CountingPolicy(Counter, ports));
        Unseen = new StorageClients(connection);
    }

    public string ConnectionString { get; }

    public CallCounter Counter { get; } = new();

    /// <summary>The product's own clients, counted.</summary>
    public StorageClients Clients { get; }

    /// <summary>For what belongs to the measuring: none of its calls is counted.</summary>
    public StorageClients Unseen { get; }

    public Task CreateResourcesAsync() => new StorageResources(Unseen, new RoutingOptions()).CreateMissingAsync(CancellationToken.None);
}
