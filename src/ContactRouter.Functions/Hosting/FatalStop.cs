namespace ContactRouter.Functions.Hosting;

/// <summary>Stops the process for good reason. The host takes exit code 0 for a wish and would not start it again.</summary>
internal sealed partial class FatalStop(IHostApplicationLifetime lifetime, ILogger<FatalStop> logger)
{
    public int ExitCode { get; private set; }

    public void Stop(string reason)
    {
        Log.Stopping(logger, reason);
        ExitCode = 1;
        lifetime.StopApplication();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Critical, "Stopping: {Reason}")]
        public static partial void Stopping(ILogger logger, string reason);
    }
}
