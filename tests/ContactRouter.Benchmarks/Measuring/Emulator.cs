using System.Globalization;
using ContactRouter.LocalHost.Azurite;

namespace ContactRouter.Benchmarks.Measuring;

/// <summary>A storage emulator with its data in memory. Each measurement gets an account of its own, so that none pays for another's rows.</summary>
internal sealed class Emulator : IAsyncDisposable
{
    private const int Accounts = 400;

    // Any base 64 will do: an account of the emulator's is made by naming it.
    private const string Key = "YmVuY2htYXJrcyBvZiBjb250YWN0IHJvdXRlcg==";

    private readonly AzuriteServer server;
    private readonly AccountPorts ports;
    private int taken;

    private Emulator(AzuriteServer server)
    {
        this.server = server;
        ports = new AccountPorts(server.BlobPort, server.QueuePort, server.TablePort);
    }

    public static async Task<Emulator> StartAsync()
    {
        var accounts = Enumerable.Range(0, Accounts).Select(n => $"{NameOf(n)}:{Key}");
        Environment.SetEnvironmentVariable("AZURITE_ACCOUNTS", string.Join(';', accounts));
        return new Emulator(await AzuriteServer.StartAsync(new AzuriteServerOptions { Say = Console.Error.WriteLine }));
    }

    /// <summary>What the emulator calls itself, with its version.</summary>
    public async Task<string> ServerNameAsync()
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{ports.Table}/"));
        return answer.Headers.Server.ToString();
    }

    /// <summary>An account with the product's tables, queues and container.</summary>
    public async Task<Account> NewAccountAsync()
    {
        var name = NameOf(Interlocked.Increment(ref taken) - 1);
        var account = new Account(
            $"DefaultEndpointsProtocol=http;AccountName={name};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{ports.Blob}/{name};"
                + $"QueueEndpoint=http://127.0.0.1:{ports.Queue}/{name};TableEndpoint=http://127.0.0.1:{ports.Table}/{name};",
            ports);
        await account.CreateResourcesAsync();
        return account;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static string NameOf(int n) => "bench" + n.ToString("d4", CultureInfo.InvariantCulture);
}
