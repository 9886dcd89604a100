using ContactRouter.Storage.Quarantine;
using ContactRouter.Storage.Seen;
using ContactRouter.Storage.Writers;

namespace ContactRouter.Functions.PurgeQuarantine;

/// <summary>Removes old rows of tables <c>seen</c> and <c>ledger</c>, and those of blocks that are over.</summary>
/// <param name="seen">Of table <c>seen</c>.</param>
/// <param name="ledger">Of table <c>ledger</c>.</param>
internal sealed partial class CountsPurge(DayPurge seen, DayPurge ledger, BlockPurge blocks, RetentionOptions retention, ILogger<CountsPurge> logger)
{
    /// <exception cref="Storage.Tables.StoreUnavailableException">What is left waits for the next run.</exception>
    public async Task RunAsync(CancellationToken cancellation) => Log.Purged(
        logger,
        await seen.RunAsync(retention.Seen, cancellation),
        await ledger.RunAsync(retention.Ledger, cancellation),
        await blocks.RunAsync(cancellation));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Seen} names, {Ledger} hours of the ledger and {Blocks} blocks of before were removed")]
        public static partial void Purged(ILogger logger, int seen, int ledger, int blocks);
    }
}
