using ContactRouter.EndToEnd.Tests.App;
using Microsoft.Playwright;

namespace ContactRouter.EndToEnd.Tests.Pages;

/// <summary>Somebody at a browser of his own: nobody else's storage, and an ear for what the browser complains about.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly string[] Refusals = ["status of 4", "status of 5"];

    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    private Visitor(IBrowserContext context, IPage page, RunningApp app)
    {
        this.context = context;
        Page = page;
        Desk = new DeskCalls(app);
        page.PageError += (_, error) => complaints.Add(error);
        // That a call is refused is often what a test is about; what the browser itself refuses, never.
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !Refusals.Any(refusal => message.Text.Contains(refusal, StringComparison.Ordinal)))
                complaints.Add(message.Text);
        };
    }

    public IPage Page { get; }

    public DeskCalls Desk { get; }

    public ILocator Chat => Page.Locator("contact-router-chat");

    /// <param name="change">Of a desktop in English, in Shanghai's zone, with light colours.</param>
    public static async Task<Visitor> ComeAsync(Browser browser, RunningApp app, Action<BrowserNewContextOptions>? change = null, DateTimeOffset? at = null)
    {
        var options = new BrowserNewContextOptions
        {
            BaseURL = app.Host.Address.ToString(),
            Locale = "en-GB",
            TimezoneId = "Asia/Shanghai",
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = 1280, Height = 860 },
        };
        change?.Invoke(options);
        var context = await (await browser.GetAsync()).NewContextAsync(options);
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        // The page's clock goes with the app's.
        await page.Clock.InstallAsync(new ClockInstallOptions { TimeDate = (at ?? PagesApp.Monday).UtcDateTime });
        return new Visitor(context, page, app);
    }

    /// <summary>A phone held upright.</summary>
    public static void OnPhone(BrowserNewContextOptions options)
    {
        options.ViewportSize = new ViewportSize { Width = 390, Height = 844 };
        options.HasTouch = true;
    }

    /// <summary>Opens a page of the app, or any address.</summary>
    public Task GoAsync(string url) => Page.GotoAsync(url);

    public ILocator Button(string name, bool exact = true) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = exact });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = name });

    /// <summary>Opens the chat from the contact page, and waits until its opening is accepted.</summary>
    public async Task OpenChatAsync(string email, string? order = null, string? name = null)
    {
        await GoAsync("/");
        await Page.Locator("#chat").ClickAsync();
        await StartChatAsync(email, order, name);
        await Assertions.Expect(Chat.GetByLabel("Your line")).ToBeVisibleAsync();
    }

    public async Task StartChatAsync(string email, string? order = null, string? name = null)
    {
        await Chat.GetByLabel("Email").FillAsync(email);
        await Chat.GetByLabel("Name").FillAsync(name ?? "");
        await Chat.GetByLabel("Order number").FillAsync(order ?? "");
        await Chat.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Start the chat" }).ClickAsync();
    }

    public async Task SayAsync(string line)
    {
        await Chat.GetByLabel("Your line").FillAsync(line);
        await Page.Keyboard.PressAsync("Enter");
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(complaints);
    }
}
