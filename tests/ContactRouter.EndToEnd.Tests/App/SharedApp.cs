using ContactRouter.EndToEnd.Tests.App;

[assembly: AssemblyFixture(typeof(SharedApp))]

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>One running app for all tests that need nothing special of it. Each test writes from addresses of its own.</summary>
public sealed class SharedApp : IAsyncDisposable
{
    private readonly Lazy<Task<RunningApp>> app = new(() => RunningApp.StartAsync());

    public Task<RunningApp> GetAsync() => app.Value;

    public async ValueTask DisposeAsync()
    {
        if (app.IsValueCreated)
            await (await app.Value).DisposeAsync();
    }
}
