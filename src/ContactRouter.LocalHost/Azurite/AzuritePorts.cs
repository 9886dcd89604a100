using ContactRouter.LocalHost.Running;

namespace ContactRouter.LocalHost.Azurite;

/// <summary>The three ports of a storage emulator.</summary>
internal sealed record AzuritePorts(int Blob, int Queue, int Table)
{
    // Azurite's published account: the same key on every machine, no secret.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public IReadOnlyList<int> All => [Blob, Queue, Table];

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
        + $"BlobEndpoint=http://127.0.0.1:{Blob}/{Account};QueueEndpoint=http://127.0.0.1:{Queue}/{Account};TableEndpoint=http://127.0.0.1:{Table}/{Account};";

    /// <param name="first">The port for blobs, followed by those for queues and tables; 0 = any three free ones.</param>
    public static AzuritePorts From(int first) => first == 0
        ? FreePorts.Take(3) is [var blob, var queue, var table] ? new(blob, queue, table) : throw new InvalidOperationException("three ports were asked for")
        : new(first, first + 1, first + 2);
}
