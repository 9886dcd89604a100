using ContactRouter.Storage.Accounts;
using ContactRouter.Storage.Setup;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Functions.Hosting;

/// <summary>
/// What is done with the storage before the handler listens, for the host sends work as soon as it does. A store that does not answer stops nothing:
/// new role assignments may take an hour to be effective, and until then every call is told to come back.
/// </summary>
internal sealed partial class StorageStart(
    Settings settings, StorageResources resources, AccountCheck account, TimeProvider time, ILogger<StorageStart> logger)
{
    /// <summary>Well below the time that the host gives a handler to start.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <param name="stop">Whoever started the handler wants it to end.</param>
    /// <exception cref="WrongAccountException">The settings are not those of this account.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var whileWanted = stop.Register(patience.Cancel);
        try
        {
            if (settings.Storage.CreateMissing)
                await resources.CreateMissingAsync(patience.Token);
            await account.EnsureAsync(patience.Token);
        }
        catch (Exception exception) when (exception is StoreUnavailableException or OperationCanceledException)
        {
            Log.NotReady(logger, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Started without its storage: {Reason}")]
        public static partial void NotReady(ILogger logger, string reason);
    }
}
