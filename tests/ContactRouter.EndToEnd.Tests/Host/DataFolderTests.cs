using Azure.Storage.Queues;
using ContactRouter.LocalHost;

namespace ContactRouter.EndToEnd.Tests.Host;

public sealed class DataFolderTests(SharedAzurite azurite)
{
    [Fact]
    public async Task Data_is_kept_between_runs_and_one_host_at_a_time_works_on_it()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var app = new TestApp(azurite).WithHttp();
        using var client = await app.StartAsync(OwnStorage);
        await new QueueClient(app.Host.Storage, "kept").CreateAsync(cancellationToken: stop);
        var refusal = await Assert.ThrowsAsync<HostStartException>(() => FunctionsHost.StartAsync(OwnStorage(new() { App = app.AppFolder, Port = 0, DataFolder = app.DataFolder }), stop));
        Assert.Contains("Another local host works on the data", refusal.Message, StringComparison.Ordinal);
        await app.Host.DisposeAsync();

        using var again = await app.StartAsync(OwnStorage);
        Assert.True(await new QueueClient(app.Host.Storage, "kept").ExistsAsync(stop));

        FunctionsHostOptions OwnStorage(FunctionsHostOptions options) => options with { Storage = null, AzuritePort = 0 };
    }
}
