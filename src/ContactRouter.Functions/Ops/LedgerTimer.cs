using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Functions.Ops;

/// <summary>Writes what this instance counted, now and then and at its end: no message costs a call for it.</summary>
internal sealed partial class LedgerTimer(LedgerBook book, TimeProvider time, ILogger<LedgerTimer> logger) : BackgroundService
{
    /// <summary>What a process that is killed may lose of its counts.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>Nobody waits long for a process to end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var patience = new CancellationTokenSource(Patience, time);
        await WriteAsync(patience.Token);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await WriteAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was counted since is written by the stop.
        }
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        try
        {
            await book.WriteAsync(cancellation);
        }
        catch (Exception exception) when (exception is StoreUnavailableException or OperationCanceledException)
        {
            // It is counted on, and written next time.
            Log.NotWritten(logger, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The ledger is not written: {Reason}")]
        public static partial void NotWritten(ILogger logger, string reason);
    }
}
