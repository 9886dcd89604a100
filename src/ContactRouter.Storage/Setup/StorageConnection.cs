using Azure.Core;

namespace ContactRouter.Storage.Setup;

/// <summary>How to reach the storage account: by connection string (a laptop), or by its addresses and an identity (Azure).</summary>
public abstract record StorageConnection
{
    private StorageConnection()
    {
    }

    public sealed record ByString(string ConnectionString) : StorageConnection;

    public sealed record ByIdentity(Uri Tables, Uri Queues, Uri Blobs, TokenCredential Credential) : StorageConnection;
}
