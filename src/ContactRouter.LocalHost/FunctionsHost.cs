using Azure.Storage.Queues;
using ContactRouter.LocalHost.App;
using ContactRouter.LocalHost.Azurite;
using ContactRouter.LocalHost.Handler;
using ContactRouter.LocalHost.Http;
using ContactRouter.LocalHost.Invocations;
using ContactRouter.LocalHost.Output;
using ContactRouter.LocalHost.Running;

namespace ContactRouter.LocalHost;

/// <summary>
/// The Functions host for a laptop: storage, the handler, HTTP, queues and timers, by the rules of the real host.
/// Disposing it stops everything it has started.
/// </summary>
public sealed class FunctionsHost : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _parts = new();
    private Site? _site;
    private HandlerSupervisor? _handler;
    private HandlerLink? _link;

    private FunctionsHost()
    {
    }

    /// <summary>Where the site is served.</summary>
    public Uri Address => _site!.Address;

    /// <summary>Connection string of the storage in use.</summary>
    public string Storage { get; private set; } = "";

    /// <summary>Ends, with the reason, when the handler has crashed for the third time: the host can do no more then.</summary>
    public Task<string> Failed => _handler!.Failed;

    internal int? HandlerProcessId => _handler!.ProcessId;

    internal Uri HandlerAddress => _link!.Address;

    /// <summary>Starts everything and returns when the handler answers and the triggers run.</summary>
    /// <exception cref="HostStartException">A file, a port, a tool or the handler stands in the way; the message says what to do.</exception>
    public static async Task<FunctionsHost> StartAsync(FunctionsHostOptions options, CancellationToken stop = default)
    {
        var host = new FunctionsHost();
        try
        {
            await host.RunAsync(options, stop);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_parts.TryPop(out var part)) await part.DisposeAsync();
    }

    private async Task RunAsync(FunctionsHostOptions options, CancellationToken stop)
    {
        var clock = options.At is { } at ? new ShiftedClock(options.Clock, at) : options.Clock;
        var started = clock.GetTimestamp();
        var console = new HostConsole(options.Output, options.Colour, options.Verbose, clock);
        var app = AppRoot.Read(options.App);
        if (options.Port != 0 && FreePorts.IsTaken(options.Port)) throw Site.PortTaken(options.Port);
        var data = OpenData(options, console, out var record);
        var storage = await UseStorageAsync(options, data, console, stop);
        app = app with { Settings = app.Settings.With(AppSettings.StorageNames.ToDictionary(name => name, _ => Storage)) };

        var keys = options.Keys ? FunctionKeys.ReadOrCreate(Path.Combine(data, "keys.json"), app.Functions) : null;
        var forwarding = options.Forwarding || !app.Host.Handler.Proxying;
        var link = _link = Keep(new HandlerLink(FreePorts.Take(1)[0]));
        _handler = Keep(new HandlerSupervisor(
            HandlerCommand.From(app),
            new(app, link.Port, options.At is not null, clock),
            new(link.Client, link.Address, app.Host.InitializationTimeout, clock),
            app.Host.InitializationTimeout, new(clock), record, console, clock));
        var route = new CallRoute(_handler, link, new(app.Host.FunctionTimeout, _handler, clock), console, clock);
        var triggers = Keep(new TriggerSet(app, new(route), new(clock), console, clock));
        var isReady = false;
        var admin = new AdminEndpoints(app.Functions, keys, triggers.RunNow, () => Volatile.Read(ref isReady) ? "Running" : "Starting", clock);
        _site = Keep(await Site.StartAsync(options.Port, app, keys, forwarding, admin, new(new(Storage)), route, stop));
        new Banner(options, app, keys, storage, data, forwarding).Write(console, _site.Address);

        _handler.Start();
        while (!await _handler.WaitUntilReadyAsync(stop))
        {
            if (_handler.EndedBecause is { } why) throw new HostStartException(why);
        }

        triggers.Start();
        Volatile.Write(ref isReady, true);
        console.Plain(FormattableString.Invariant($"Ready in {clock.GetElapsedTime(started).TotalSeconds:F1} s: {_site.Address}"));
    }

    /// <summary>The folder for this run's data, after what a killed host has left behind is gone.</summary>
    private string OpenData(FunctionsHostOptions options, HostConsole console, out RunRecord record)
    {
        var temporary = options.Ephemeral ? LocalFolders.CreateTemporary() : null;
        record = Keep(RunRecord.Open(options.LocalFolder, temporary, console.Plain));
        return temporary ?? options.DataFolder;
    }

    /// <summary>Sets the storage in use, starting it where none is given.</summary>
    /// <returns>For people: what and where it is.</returns>
    private async Task<string> UseStorageAsync(FunctionsHostOptions options, string data, HostConsole console, CancellationToken stop)
    {
        if (options.Storage is not null)
        {
            Storage = options.Storage;
            return $"as given, queues at {QueueAddress(Storage)}";
        }

        if (!options.Ephemeral) Keep(DataLock.Take(data));
        var azurite = Keep(await AzuriteServer.StartAsync(
            new()
            {
                Folder = Path.Combine(data, "azurite"),
                FirstPort = options.AzuritePort,
                LocalFolder = options.LocalFolder,
                Say = console.Plain,
                Clock = options.Clock,
            },
            stop));
        Storage = azurite.ConnectionString;
        return $"Azurite on 127.0.0.1, blobs {azurite.BlobPort}, queues {azurite.QueuePort}, tables {azurite.TablePort}";
    }

    private static Uri QueueAddress(string storage)
    {
        try
        {
            return new QueueServiceClient(storage).Uri;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            // The text itself may hold a key: it is not repeated.
            throw new HostStartException("The storage given is not a connection string. An example: UseDevelopmentStorage=true", fault);
        }
    }

    private T Keep<T>(T part)
    {
        _parts.Push(part as IAsyncDisposable ?? new Synchronous((IDisposable)part!));
        return part;
    }

    private sealed class Synchronous(IDisposable part) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            part.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
