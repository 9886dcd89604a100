using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Yarp.ReverseProxy.Forwarder;

namespace ContactRouter.Benchmarks.Chats;

/// <summary>Stands between an app in a process of its own and the emulator's tables, and counts what passes.</summary>
internal sealed class CountingProxy : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(3) });
    private long reads;
    private long writes;

    private CountingProxy(string target)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddHttpForwarder();
        app = builder.Build();
        app.Map("/{**path}", async (HttpContext http, IHttpForwarder forwarder) =>
        {
            Interlocked.Increment(ref HttpMethods.IsGet(http.Request.Method) ? ref reads : ref writes);
            await forwarder.SendAsync(http, target, client);
        });
    }

    public long Reads => Interlocked.Read(ref reads);

    public long Writes => Interlocked.Read(ref writes);

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<CountingProxy> StartAsync(string target)
    {
        var proxy = new CountingProxy(target);
        await proxy.app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
    }
}
