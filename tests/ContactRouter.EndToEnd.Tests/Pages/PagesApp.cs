using ContactRouter.EndToEnd.Tests.App;
using ContactRouter.EndToEnd.Tests.Pages;

[assembly: AssemblyFixture(typeof(PagesApp))]

namespace ContactRouter.EndToEnd.Tests.Pages;

/// <summary>A running app for the tests of pages: on a Monday morning in Shanghai, when the chat is open, with one foreign site that may embed it.</summary>
public sealed class PagesApp : IAsyncDisposable
{
    /// <summary>The site that embeds the chat. Its pages are made up by the tests; nothing is fetched from there.</summary>
    public const string Site = "http://shop.example";

    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8));

    /// <summary>The chat opens at nine.</summary>
    public static readonly DateTimeOffset Early = new(2026, 11, 23, 7, 0, 0, TimeSpan.FromHours(8));

    private readonly AppFolder folder = new(new Dictionary<string, string?>
    {
        ["Contacts__AllowedOrigins__0"] = Site,
        // All tests come from one network.
        ["Spam__NetworkLimit"] = "0",
    });

    private readonly Lazy<Task<RunningApp>> open;
    private readonly Lazy<Task<RunningApp>> closed;

    public PagesApp()
    {
        open = new(() => RunningApp.StartAsync(options => options with { App = folder.Path, At = Monday }));
        closed = new(() => RunningApp.StartAsync(options => options with { App = folder.Path, At = Early }));
    }

    public Task<RunningApp> GetAsync() => open.Value;

    /// <summary>The same app before the chat's hours.</summary>
    public Task<RunningApp> GetClosedAsync() => closed.Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var app in new[] { open, closed })
        {
            if (app.IsValueCreated)
                await (await app.Value).DisposeAsync();
        }

        folder.Dispose();
    }
}
