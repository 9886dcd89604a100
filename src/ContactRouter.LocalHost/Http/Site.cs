using System.Net;
using ContactRouter.LocalHost.App;
using ContactRouter.LocalHost.Invocations;
using ContactRouter.LocalHost.Mailbox;
using ContactRouter.LocalHost.Output;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace ContactRouter.LocalHost.Http;

/// <summary>The web server people and tests call: every HTTP function at its route, the admin API, and the local mail box.</summary>
internal sealed class Site : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(3);
    private readonly WebApplication _web;
    private readonly TimeProvider _clock;

    private Site(WebApplication web, TimeProvider clock)
    {
        _web = web;
        _clock = clock;
    }

    /// <summary>Address on the loopback interface, with the port in use.</summary>
    public Uri Address => new(_web.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single().Replace("127.0.0.1", "localhost"));

    /// <param name="forwarding">Pass requests in the older shape.</param>
    public static async Task<Site> StartAsync(int port, AppRoot app, FunctionKeys? keys, bool forwarding, AdminEndpoints admin, MailboxEndpoints mailbox, CallRoute route, CancellationToken stop)
    {
        // Empty: nothing of this process's own environment, such as ASPNETCORE_URLS meant for the handler, may turn the web server.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit.Bytes;
        });
        builder.Logging.AddProvider(new WarningLogger(route.Console));
        builder.Services.AddRouting().AddHttpForwarder().AddSingleton<IHostLifetime, NoLifetime>();
        var web = builder.Build();
        IRequestPasser passer = forwarding
            ? new ForwardingPasser(route.Link.Client, route.Link.Address, route.Clock)
            : new ProxyingPasser(web.Services.GetRequiredService<IHttpForwarder>(), route.Link.Client, route.Link.Address, app.Host.FunctionTimeout, route.Clock);
        foreach (var function in app.Functions)
        {
            if (function.Trigger is HttpTrigger trigger)
                new HttpFunction(function.Name, trigger, keys, passer, route).Map(web, app.Host.RoutePrefix);
        }

        admin.Map(web);
        mailbox.Map(web);
        try
        {
            await web.StartAsync(stop);
            return new(web, route.Clock);
        }
        catch (IOException fault)
        {
            await web.DisposeAsync();
            throw PortTaken(port, fault);
        }
    }

    public static HostStartException PortTaken(int port, Exception? fault = null)
    {
        var message = $"Port {port} is in use, so the site cannot be served there. Stop what uses it, or choose another with --port (0 = any free).";
        return fault is null ? new(message) : new(message, fault);
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(StopLimit, _clock);
        await _web.StopAsync(limit.Token);
        await _web.DisposeAsync();
    }

    /// <summary>Signals are the program's matter, not the web server's.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
