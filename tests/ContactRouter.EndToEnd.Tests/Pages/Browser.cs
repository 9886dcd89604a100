using ContactRouter.EndToEnd.Tests.Pages;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace ContactRouter.EndToEnd.Tests.Pages;

/// <summary>One Chromium for all tests of pages; without one they are skipped. CHROMIUM names it where it is not in its usual place.</summary>
public sealed class Browser : IAsyncDisposable
{
    private const string Missing = "There is no Chromium: apt-get install chromium, or name one in the variable CHROMIUM.";

    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // As root, Chromium runs only without its sandbox; what it shows here are pages of ours.
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
        // The made-up foreign site counts as one of the Internet, which else may not ask this machine for anything.
        "--disable-features=LocalNetworkAccessChecks"];

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> running = new(StartAsync);

    public async Task<IBrowser> GetAsync()
    {
        Assert.SkipWhen(Executable is null, Missing);
        return (await running.Value).Browser;
    }

    public async ValueTask DisposeAsync()
    {
        if (!running.IsValueCreated)
            return;
        var (driver, browser) = await running.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    private static string? Executable => Environment.GetEnvironmentVariable("CHROMIUM") ?? Places.FirstOrDefault(File.Exists);

    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        // A busy machine takes its time.
        Assertions.SetDefaultExpectTimeout(20_000);
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Args = Arguments }));
    }
}
