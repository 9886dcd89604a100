using ContactRouter.EndToEnd.Tests.Host;
using ContactRouter.LocalHost.Azurite;

[assembly: AssemblyFixture(typeof(SharedAzurite))]

namespace ContactRouter.EndToEnd.Tests.Host;

/// <summary>One storage emulator for all tests of the assembly, started by the first that asks. Each test uses names of its own.</summary>
public sealed class SharedAzurite : IAsyncDisposable
{
    private readonly Lazy<Task<AzuriteServer>> _server = new(() => AzuriteServer.StartAsync());

    public async Task<string> ConnectionStringAsync() => (await _server.Value).ConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated) await (await _server.Value).DisposeAsync();
    }
}
