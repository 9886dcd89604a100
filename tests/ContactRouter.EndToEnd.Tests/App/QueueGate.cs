using System.Collections.Concurrent;
using System.Net;
using ContactRouter.LocalHost.Azurite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>Stands before the emulator's queues and keeps events from reaching the desks: the moment between commit and publish, held for as long as a test wants.</summary>
internal sealed class QueueGate : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly ConcurrentBag<string> held = [];

    private QueueGate(WebApplication web) => this.web = web;

    /// <summary>The account by this gate.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>How many events wait.</summary>
    public int Held => held.Count;

    public static async Task<QueueGate> StartAsync(AzuriteServer azurite)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.Services.AddHttpForwarder();
        var web = builder.Build();
        var gate = new QueueGate(web);
        var forwarder = web.Services.GetRequiredService<IHttpForwarder>();
        web.Run(async http =>
        {
            if (http.Request.Method == HttpMethods.Post && http.Request.Path.Value!.Contains("/desk-", StringComparison.Ordinal))
            {
                gate.held.Add(http.Request.Path);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            }

            await forwarder.SendAsync(http, $"http://127.0.0.1:{azurite.QueuePort}", gate.client);
        });
        await web.StartAsync(TestContext.Current.CancellationToken);
        var port = new Uri(web.Urls.Single()).Port;
        gate.ConnectionString = azurite.ConnectionString.Replace($":{azurite.QueuePort}/", $":{port}/", StringComparison.Ordinal);
        return gate;
    }

    public async ValueTask DisposeAsync()
    {
        await web.DisposeAsync();
        client.Dispose();
    }
}
