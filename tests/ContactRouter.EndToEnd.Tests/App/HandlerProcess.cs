using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ContactRouter.EndToEnd.Tests.Host;
using ContactRouter.LocalHost.Running;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>The handler started as the Functions host starts it, without one: to see what it does by itself.</summary>
internal sealed class HandlerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private HandlerProcess(Process process, int port)
    {
        this.process = process;
        Port = port;
        output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public int Port { get; }

    public HttpClient Client { get; }

    public bool HasExited => process.HasExited;

    /// <summary>The most memory that it ever had, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <param name="settings">On top of those that a handler needs; null takes one away.</param>
    public static HandlerProcess Start(string storage, IReadOnlyDictionary<string, string?>? settings = null, string? appRoot = null)
    {
        var root = appRoot ?? LocalFolders.AppRoot;
        var port = FreePort();
        var start = new ProcessStartInfo(Path.Combine(root, "ContactRouter.Functions"))
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in new Dictionary<string, string?>
        {
            ["FUNCTIONS_CUSTOMHANDLER_PORT"] = $"{port}",
            ["ContactStorage"] = storage,
            ["Storage__CreateMissing"] = "true",
            ["Identity__Key"] = "bG9jYWwtZGV2ZWxvcG1lbnQta2V5LW5ldmVyLWluLWF6dXJlIQ==",
            ["Contacts__AllowAnonymous"] = "true",
        }.Concat(settings ?? new Dictionary<string, string?>()))
            start.Environment[name] = value;
        return new HandlerProcess(Process.Start(start)!, port);
    }

    /// <summary>Asks <c>GET /</c> again and again as the host does, until any status comes back.</summary>
    public async Task<HandlerProcess> AnswersAsync()
    {
        await Until.TrueAsync(
            async () =>
            {
                if (HasExited)
                    Assert.Fail("The handler ended: " + await errors);
                try
                {
                    using var response = await Client.GetAsync("/", TestContext.Current.CancellationToken);
                    return true;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "the handler answers");
        return this;
    }

    public async Task<(int ExitCode, string Output, string Errors)> ExitAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40), TimeProvider.System);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Ends it as the host does, and tells what it printed.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> KillAsync()
    {
        process.Kill();
        return await ExitAsync();
    }

    /// <summary>Asks it to end (SIGTERM), as a platform does that takes an instance away.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> EndAsync()
    {
        using var kill = Process.Start("kill", $"-TERM {process.Id}");
        return await ExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        Client.Dispose();
        process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
