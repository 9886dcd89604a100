using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace ContactRouter.Storage.Setup;

/// <summary>The clients of the storage account, one of each for the life of the process: they share one pool of connections.</summary>
public sealed class StorageClients
{
    /// <summary>No single call to the store takes longer than this: a customer waits for it.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    /// <param name="watch">Sees each call as it goes out, tries again included; for measuring.</param>
    public StorageClients(StorageConnection connection, HttpPipelinePolicy? watch = null)
    {
        var transport = new HttpClientTransport(new HttpClient(new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(5),
            // Azurite closes a connection after five idle seconds; one that is dropped first never fails a call.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(3),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }));
        var tables = With(new TableClientOptions(), transport, watch);
        var blobs = With(new BlobClientOptions(), transport, watch);
        var queues = With(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, transport, watch);
        var rawQueues = With(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None }, transport, watch);
        (Tables, Queues, RawQueues, Blobs) = connection switch
        {
            StorageConnection.ByString by => (
                new TableServiceClient(by.ConnectionString, tables),
                new QueueServiceClient(by.ConnectionString, queues),
                new QueueServiceClient(by.ConnectionString, rawQueues),
                new BlobServiceClient(by.ConnectionString, blobs)),
            StorageConnection.ByIdentity by => (
                new TableServiceClient(by.Tables, by.Credential, tables),
                new QueueServiceClient(by.Queues, by.Credential, queues),
                new QueueServiceClient(by.Queues, by.Credential, rawQueues),
                new BlobServiceClient(by.Blobs, by.Credential, blobs)),
            _ => throw new ArgumentOutOfRangeException(nameof(connection)),
        };
    }

    public TableServiceClient Tables { get; }

    /// <summary>Encodes messages as the Functions host expects them: base 64.</summary>
    public QueueServiceClient Queues { get; }

    /// <summary>Takes messages as they lie in the queue.</summary>
    public QueueServiceClient RawQueues { get; }

    public BlobServiceClient Blobs { get; }

    private static TOptions With<TOptions>(TOptions options, HttpPipelineTransport transport, HttpPipelinePolicy? watch)
        where TOptions : ClientOptions
    {
        options.Transport = transport;
        options.Retry.MaxRetries = 3;
        options.Retry.Delay = TimeSpan.FromMilliseconds(100);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        options.Retry.NetworkTimeout = CallTimeout;
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsTelemetryEnabled = false;
        if (watch is not null)
            options.AddPolicy(watch, HttpPipelinePosition.PerRetry);
        return options;
    }
}
