using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Benchmarks.Product;

namespace ContactRouter.Benchmarks.Budget;

/// <summary>
/// The product, whole: what it counts it also keeps, opens as a case and publishes. Several instances share the account and nothing else, and take
/// the messages in turn.
/// </summary>
internal sealed class OurBudget(Account account, IReadOnlyList<OurApp> instances) : IBudget
{
    private int turn;

    public static async Task<OurBudget> StartAsync(Account account, int instances, TimeProvider? clock = null)
    {
        var apps = new List<OurApp>();
        for (var n = 0; n < instances; n++)
            apps.Add(await OurApp.StartAsync(account, clock));
        return new OurBudget(account, apps);
    }

    public Task<bool> AdmitAsync(int sender) => instances[Interlocked.Increment(ref turn) % instances.Count].AcceptAsync(sender);

    public Task QuietAsync() => OutboxWatch.EmptyAsync(account);

    public async ValueTask DisposeAsync()
    {
        foreach (var app in instances)
            await app.DisposeAsync();
    }
}
