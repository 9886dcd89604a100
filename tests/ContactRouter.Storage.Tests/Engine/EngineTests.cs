using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Engine;

/// <summary>What every test of the engine starts from: a shop on empty stores. At its end no error may have been logged.</summary>
public abstract class EngineTests : IAsyncLifetime
{
    private Shop? shop;

    private protected Shop Shop => shop!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => shop = new Shop(await OpenAsync());

    public ValueTask DisposeAsync()
    {
        Shop.Log.AssertNoError();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected abstract Task<TestStore> OpenAsync();

    private protected static void AssertSame(ContactAnswer expected, ContactAnswer? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Cases, actual.Cases);
        Assert.Equal(expected.Advice, actual.Advice);
        Assert.Equal(expected with { Cases = actual.Cases, Advice = actual.Advice }, actual);
    }
}
