using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ContactRouter.LocalHost;

/// <summary>The options of the program, and what it does with them.</summary>
internal static class CommandLine
{
    private static readonly string[] TimeForms = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <param name="run">Runs the host until it ends; gives the exit code.</param>
    public static RootCommand Create(Func<FunctionsHostOptions, Task<int>> run)
    {
        var standard = new FunctionsHostOptions();
        var port = new Option<int>("--port") { Description = "Port of the site; 0 = any free one", DefaultValueFactory = _ => standard.Port, HelpName = "port" };
        var storage = new Option<string?>("--storage") { Description = "Connection string of the storage to use instead of starting Azurite", HelpName = "connection string" };
        var azurite = new Option<int>("--azurite-port") { Description = "Azurite's port for blobs; the next two serve queues and tables; 0 = any free ones", DefaultValueFactory = _ => standard.AzuritePort, HelpName = "port" };
        var ephemeral = new Option<bool>("--ephemeral") { Description = "Start on empty storage and keep nothing" };
        var keys = new Option<bool>("--keys") { Description = "Ask function keys, as Azure does; they are shown at the start" };
        var at = new Option<DateTimeOffset?>("--at") { Description = "Start the app's clock at this time and let it run, for example 2026-11-23T10:00+08:00", HelpName = "RFC 3339 time", CustomParser = ParseTime };
        var app = new Option<string>("--app") { Description = "Folder of the app: build output or published folder of the functions project", DefaultValueFactory = _ => standard.App, HelpName = "folder" };
        var forwarding = new Option<bool>("--forwarding") { Description = "Pass HTTP requests in the older shape (enableForwardingHttpRequest)" };
        var verbose = new Option<bool>("--verbose") { Description = "Show details too" };
        port.Validators.Add(IsPort(ports: 1));
        azurite.Validators.Add(IsPort(ports: 3));

        var command = new RootCommand("Runs Contact Router on this machine as Azure Functions would: storage, the handler, HTTP, queues, timers. Mail that would be sent is shown at /mailbox.")
        {
            port, storage, ephemeral, keys, at, app, azurite, forwarding, verbose,
        };
        command.SetAction(parsed => run(new()
        {
            Port = parsed.GetValue(port),
            Storage = parsed.GetValue(storage),
            AzuritePort = parsed.GetValue(azurite),
            Ephemeral = parsed.GetValue(ephemeral),
            Keys = parsed.GetValue(keys),
            At = parsed.GetValue(at),
            App = parsed.GetValue(app)!,
            Forwarding = parsed.GetValue(forwarding),
            Verbose = parsed.GetValue(verbose),
            Output = Console.Out,
            Colour = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "",
        }));
        return command;
    }

    private static DateTimeOffset? ParseTime(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        var offset = text.EndsWith('Z') ? text[..^1] + "+00:00" : text;
        if (DateTimeOffset.TryParseExact(offset, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        result.AddError($"--at is \"{text}\": give a date, a time and an offset, for example 2026-11-23T10:00+08:00 or 2026-11-23T02:00:00Z");
        return null;
    }

    private static Action<OptionResult> IsPort(int ports) => result =>
    {
        var most = ushort.MaxValue - ports + 1;
        if (result.GetValueOrDefault<int>() is var port && (port < 0 || port > most)) result.AddError($"{result.IdentifierToken?.Value} must be from 0 to {most}");
    };
}
