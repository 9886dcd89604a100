using ContactRouter.Storage.Accounts;
using ContactRouter.Storage.Setup;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Functions.Health;

/// <summary>Asks the storage whether it answers; an answer counts for ten seconds, so that a probe costs next to nothing.</summary>
internal sealed class Readiness(StorageResources resources, AccountCheck account, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim gate = new(1);
    private long? askedAt;
    private string? fault;

    /// <returns>Null where all answers, else what does not.</returns>
    public async Task<string?> FaultAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            if (askedAt is not { } asked || time.GetElapsedTime(asked) >= Lifetime)
            {
                fault = await AskAsync(cancellation);
                askedAt = time.GetTimestamp();
            }

            return fault;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<string?> AskAsync(CancellationToken cancellation)
    {
        try
        {
            await resources.CheckAsync(cancellation);
            await account.EnsureAsync(cancellation);
            return null;
        }
        catch (StoreUnavailableException exception)
        {
            return exception.Message;
        }
    }
}
