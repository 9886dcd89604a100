using System.Runtime.InteropServices;
using ContactRouter.LocalHost;

// The program's own signal handling alone decides: the library's would end it after two seconds.
return await CommandLine.Create(RunAsync).Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = null });

static async Task<int> RunAsync(FunctionsHostOptions options)
{
    using var stop = new CancellationTokenSource();
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
    try
    {
        await using var host = await FunctionsHost.StartAsync(options, stop.Token);
        var stopped = Task.Delay(Timeout.InfiniteTimeSpan, options.Clock, stop.Token);
        if (await Task.WhenAny(host.Failed, stopped) == stopped)
        {
            options.Output.WriteLine("Stopping ...");
            return 0;
        }

        await Console.Error.WriteLineAsync($"error: {await host.Failed}");
        return 1;
    }
    catch (HostStartException fault)
    {
        await Console.Error.WriteLineAsync($"error: {fault.Message}");
        return 1;
    }
    catch (OperationCanceledException) when (stop.IsCancellationRequested)
    {
        return 0;
    }

    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}
