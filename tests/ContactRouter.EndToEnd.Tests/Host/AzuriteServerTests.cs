using Azure.Storage.Queues;
using ContactRouter.LocalHost;
using ContactRouter.LocalHost.Azurite;
using ContactRouter.LocalHost.Running;

namespace ContactRouter.EndToEnd.Tests.Host;

public sealed class AzuriteServerTests
{
    [Fact]
    public async Task Data_in_a_folder_of_ones_own_is_there_again_after_a_stop()
    {
        var stop = TestContext.Current.CancellationToken;
        var folder = LocalFolders.CreateTemporary();
        try
        {
            await using (var first = await AzuriteServer.StartAsync(new() { Folder = folder }, stop))
            {
                var queue = new QueueClient(first.ConnectionString, "kept");
                await queue.CreateAsync(cancellationToken: stop);

                // Azurite writes its index every few seconds: only a stop in order saves what came last.
                await queue.SendMessageAsync("kept", stop);
            }

            await using var second = await AzuriteServer.StartAsync(new() { Folder = folder }, stop);
            var message = Assert.Single((await new QueueClient(second.ConnectionString, "kept").PeekMessagesAsync(2, stop)).Value);
            Assert.Equal("kept", message.Body.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Two_run_side_by_side_on_ports_of_their_own()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var one = await AzuriteServer.StartAsync(stop: stop);
        await using var two = await AzuriteServer.StartAsync(stop: stop);
        Assert.Equal(6, new HashSet<int> { one.BlobPort, one.QueuePort, one.TablePort, two.BlobPort, two.QueuePort, two.TablePort }.Count);
        await new QueueClient(one.ConnectionString, "only-here").CreateAsync(cancellationToken: stop);
        Assert.False(await new QueueClient(two.ConnectionString, "only-here").ExistsAsync(stop));
    }

    [Fact]
    public async Task A_port_in_use_is_refused()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var one = await AzuriteServer.StartAsync(stop: stop);
        var refusal = await Assert.ThrowsAsync<HostStartException>(() => AzuriteServer.StartAsync(new() { FirstPort = one.QueuePort }, stop));
        Assert.StartsWith($"Port {one.QueuePort} is in use", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_left_after_a_stop()
    {
        var azurite = await AzuriteServer.StartAsync(stop: TestContext.Current.CancellationToken);
        using var process = System.Diagnostics.Process.GetProcessById(azurite.ProcessId);
        var mark = ProcessMark.Of(process);
        Assert.True(mark.IsAlive());
        await azurite.DisposeAsync();
        Assert.False(mark.IsAlive());
    }
}
