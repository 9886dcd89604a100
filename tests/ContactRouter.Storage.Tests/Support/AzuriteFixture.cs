using System.Globalization;
using ContactRouter.LocalHost.Azurite;
using ContactRouter.Storage.Setup;
using ContactRouter.Storage.Tests.Support;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace ContactRouter.Storage.Tests.Support;

/// <summary>One storage emulator for all tests. Each test has an account of its own, for the product's names are constants.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const int Accounts = 400;

    // Any base 64 will do: an account of the emulator's is made by naming it.
    private const string Key = "dGVzdHMgb2YgdGhlIHN0b3JhZ2UgcGFydA==";

    private AzuriteServer? server;
    private int taken;

    public async ValueTask InitializeAsync()
    {
        var accounts = Enumerable.Range(0, Accounts).Select(n => $"{NameOf(n)}:{Key}");
        Environment.SetEnvironmentVariable("AZURITE_ACCOUNTS", string.Join(';', accounts));
        server = await AzuriteServer.StartAsync(stop: TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>How to reach an account in which nothing is yet.</summary>
    /// <param name="key">Another than the account's own is refused with 403.</param>
    public string NewAccount(string key = Key)
    {
        var account = NameOf(Interlocked.Increment(ref taken) - 1);
        return $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};"
            + $"BlobEndpoint=http://127.0.0.1:{server!.BlobPort}/{account};QueueEndpoint=http://127.0.0.1:{server.QueuePort}/{account};"
            + $"TableEndpoint=http://127.0.0.1:{server.TablePort}/{account};";
    }

    public StorageClients NewClients() => new(new StorageConnection.ByString(NewAccount()));

    private static string NameOf(int n) => "test" + n.ToString("d4", CultureInfo.InvariantCulture);
}
