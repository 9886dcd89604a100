using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Benchmarks.Product;

namespace ContactRouter.Benchmarks.Way;

/// <summary>The product: decided at the door, committed with its case and its outbox row, published from there.</summary>
internal sealed class OurWay(Account account, OurApp app) : IWay
{
    public static async Task<IWay> StartAsync(Account account) => new OurWay(account, await OurApp.StartAsync(account));

    public async Task AcceptAsync(int sender)
    {
        if (!await app.AcceptAsync(sender))
            throw new InvalidOperationException("The load holds no sender who writes too much.");
    }

    public Task QuietAsync() => OutboxWatch.EmptyAsync(account);

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
