using System.Net;
using System.Runtime.InteropServices;
using ContactRouter.Functions.Chats;
using ContactRouter.Functions.ClassifyTopics;
using ContactRouter.Functions.Contacts;
using ContactRouter.Functions.Desks;
using ContactRouter.Functions.Doctor;
using ContactRouter.Functions.DrainPoison;
using ContactRouter.Functions.Health;
using ContactRouter.Functions.InboundMail;
using ContactRouter.Functions.MailEvents;
using ContactRouter.Functions.MeasureQueues;
using ContactRouter.Functions.Notices;
using ContactRouter.Functions.OpenApi;
using ContactRouter.Functions.Ops;
using ContactRouter.Functions.Problems;
using ContactRouter.Functions.PurgeQuarantine;
using ContactRouter.Functions.QueuedContacts;
using ContactRouter.Functions.RemoveOrphans;
using ContactRouter.Functions.SendMail;
using ContactRouter.Functions.Site;
using ContactRouter.Functions.SweepOutbox;
using ContactRouter.Functions.WatchChats;
using ContactRouter.Functions.WatchSla;
using Microsoft.Extensions.Logging.Console;

namespace ContactRouter.Functions.Hosting;

/// <summary>The custom handler: a web server on the port that the Functions host names, and on no other.</summary>
internal static class Handler
{
    private const string PortVariable = "FUNCTIONS_CUSTOMHANDLER_PORT";

    /// <summary>Any way out but a wish from outside is an error: the host restarts a handler only when it exits with another code than 0.</summary>
    private const int Failed = 1;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [DoctorCommand.Name, ..])
            return await DoctorCommand.RunAsync(args[1..]);
        if (!TryGetPort(out var port))
        {
            await Console.Error.WriteLineAsync(
                $"{PortVariable} is not set: this program is started by a Functions host; by hand it only runs its check-up (doctor). On a laptop: dotnet run --project src/ContactRouter.LocalHost");
            return Failed;
        }

        try
        {
            await using var app = Build(args, port);
            if (!SpecificationBuild.IsRunning && !await TryStartStorageAsync(app))
                return 0;
            // Asked for now: once the server has ended, the services are gone.
            var fatal = app.Services.GetRequiredService<FatalStop>();
            await app.RunAsync();
            return fatal.ExitCode;
        }
        catch (WrongSettingsException exception)
        {
            foreach (var fault in exception.Faults)
                await Console.Error.WriteLineAsync("Wrong setting: " + fault);
            return Failed;
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync("Fatal: " + exception.ToString().ReplaceLineEndings(" "));
            return Failed;
        }
    }

    // Until the server runs, nobody else listens for the wish to end.
    /// <returns>False where the handler is to end before it has begun.</returns>
    private static async Task<bool> TryStartStorageAsync(WebApplication app)
    {
        using var stop = new CancellationTokenSource();
        using var wish = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        await app.Services.GetRequiredService<StorageStart>().RunAsync(stop.Token);
        return !stop.IsCancellationRequested;
    }

    private static WebApplication Build(string[] args, int port)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // Watching the settings files costs a start more than it gives: a changed setting restarts the app anyway.
            Args = [.. args, "--hostBuilder:reloadConfigOnChange=false"],
            ContentRootPath = AppContext.BaseDirectory,
        });
        var settings = SpecificationBuild.IsRunning ? SpecificationBuild.Settings : Settings.Read(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // An address given in code wins over ASPNETCORE_URLS, which the handler inherits from its host and must not take.
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.Contacts.MaxRequestBytes;
        });
        // A service that is missing breaks the build, not the first customer's message.
        builder.Host.UseDefaultServiceProvider(services => services.ValidateOnBuild = SpecificationBuild.IsRunning);
        Logging(builder.Logging);
        builder.Services.AddContactRouter(settings);

        var app = builder.Build();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseMiddleware<DeadlineMiddleware>();
        app.UseCors();
        app.UseSite();
        app.MapContacts();
        app.MapInboundMail();
        app.MapQueuedContacts();
        app.MapSweepOutbox();
        app.MapDrainPoison();
        app.MapRemoveOrphans();
        app.MapPurgeQuarantine();
        app.MapDesk();
        app.MapWatchSla();
        app.MapMeasureQueues();
        app.MapOps();
        app.MapNotices();
        app.MapChats();
        app.MapWatchChats();
        app.MapSendMail();
        app.MapClassifyTopics();
        app.MapMailEvents();
        app.MapHealth();
        app.MapSpecification();
        return app;
    }

    // Each line of the output is one entry of the host's log, and what comes on the error stream counts as an error there.
    private static void Logging(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Error);
        // The framework's own request log holds whole URLs, and those hold keys and tokens.
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
    }

    private static bool TryGetPort(out int port) =>
        int.TryParse(Environment.GetEnvironmentVariable(PortVariable), out port) || SpecificationBuild.IsRunning;
}
