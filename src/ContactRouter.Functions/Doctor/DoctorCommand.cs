using ContactRouter.Functions.Hosting;
using ContactRouter.Storage.Setup;

namespace ContactRouter.Functions.Doctor;

/// <summary><c>ContactRouter.Functions doctor</c>: the check-up on the command line, without a host. Ends with 0 where nothing is bad.</summary>
internal static class DoctorCommand
{
    public const string Name = "doctor";

    public static async Task<int> RunAsync(string[] args)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { Args = args });
        builder.Configuration.AddEnvironmentVariables();
        Settings settings;
        try
        {
            settings = Settings.Read(builder.Configuration);
        }
        catch (WrongSettingsException exception)
        {
            foreach (var fault in exception.Faults)
                Tell(new Finding("setting", FindingState.Bad, fault, Help: null));
            return 1;
        }

        builder.Services.AddContactRouter(settings);
        await using var services = builder.Services.BuildServiceProvider();
        var worst = FindingState.Good;
        await foreach (var finding in services.GetRequiredService<Checkup>().RunAsync(stop.Token))
        {
            Tell(finding);
            worst = (FindingState)Math.Max((int)worst, (int)finding.State);
        }

        Console.WriteLine(worst switch
        {
            FindingState.Good => "All is well.",
            FindingState.Warning => "It runs. Look at the warnings.",
            _ => "It does not run like this.",
        });
        return worst == FindingState.Bad ? 1 : 0;
    }

    private static void Tell(Finding finding)
    {
        var sign = finding.State switch { FindingState.Good => "ok  ", FindingState.Warning => "warn", _ => "BAD " };
        Console.WriteLine(finding.Fault is null ? $"{sign} {finding.Subject}" : $"{sign} {finding.Subject}: {finding.Fault}");
        if (finding.Help is not null)
            Console.WriteLine("     " + finding.Help);
    }
}
