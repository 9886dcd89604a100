using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace ContactRouter.Benchmarks.Intake;

/// <summary>
/// Sends requests over connections that are kept, one at a time on each. A process of its own, so that what the server takes of the processor can be
/// told from what the sending takes.
/// </summary>
internal static class Generator
{
    private const string Name = "send";

    /// <summary>The command by which the program starts itself.</summary>
    public static Command Command()
    {
        var port = new Argument<int>("port");
        var kind = new Argument<IntakeKind>("kind");
        var connections = new Argument<int>("connections");
        var milliseconds = new Argument<int>("milliseconds");
        var command = new Command(Name, "Sends requests to a server and prints how many were answered") { port, kind, connections, milliseconds };
        command.Hidden = true;
        command.SetAction(async parsed =>
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(parsed.GetValue(milliseconds)), TimeProvider.System);
            var server = new IPEndPoint(IPAddress.Loopback, parsed.GetValue(port));
            var answered = await Task.WhenAll(Enumerable.Range(0, parsed.GetValue(connections)).Select(n =>
                Task.Run(() => new KeptConnection(server, RequestBytes.Of(parsed.GetValue(kind), n)).SendAsync(limit.Token))));
            Console.WriteLine(answered.Sum().ToString(CultureInfo.InvariantCulture));
        });
        return command;
    }

    /// <returns>How many requests were answered with success.</returns>
    /// <exception cref="InvalidOperationException">One was answered otherwise.</exception>
    public static async Task<long> RunAsync(int port, IntakeKind kind, int connections, TimeSpan time)
    {
        string[] arguments = [typeof(Generator).Assembly.Location, Name, $"{port}", $"{kind}", $"{connections}", $"{time.TotalMilliseconds:F0}"];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 && long.TryParse(output, CultureInfo.InvariantCulture, out var answered)
            ? answered
            : throw new InvalidOperationException($"Sending {kind} ended with {process.ExitCode}: {output}");
    }
}
