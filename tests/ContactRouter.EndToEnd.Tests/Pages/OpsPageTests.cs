using ContactRouter.EndToEnd.Tests.Host;
using static Microsoft.Playwright.Assertions;

namespace ContactRouter.EndToEnd.Tests.Pages;

/// <summary>The operations page as an operator uses it.</summary>
public sealed class OpsPageTests(Browser browser, PagesApp pages)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_poison_message_is_tried_dry_then_put_back_and_becomes_a_case()
    {
        var app = await pages.GetAsync();
        var poison = app.Queue("contact-requests-poison");
        await poison.CreateIfNotExistsAsync(cancellationToken: Stop);
        await poison.SendMessageAsync("""{"email":"poison@ops.example","message":"Where is my order B2B60001?"}""", Stop);
        await app.RunTimerAsync("DrainPoison");
        await using var visitor = await Visitor.ComeAsync(browser, app);
        await visitor.GoAsync("/ops#/poison");
        var rows = visitor.Page.Locator("tbody tr");
        await Until.TrueAsync(
            async () =>
            {
                await visitor.Page.ReloadAsync();
                await Expect(visitor.Page.Locator(".empty, tbody tr").First).ToBeVisibleAsync();
                return await rows.CountAsync() == 1;
            },
            "the page shows what lay in the poison queue",
            () => app.Output);

        await visitor.Button("Look", exact: false).ClickAsync();
        await Expect(visitor.Page.Locator(".content")).ToContainTextAsync("Where is my order B2B60001?");
        await visitor.Button("Close").ClickAsync();
        await visitor.Button("Dry run").ClickAsync();
        await Expect(visitor.Page.Locator(".banner")).ToContainTextAsync("One message would be put back");
        Assert.Empty(await visitor.Desk.FindAsync("""{"address":"poison@ops.example"}"""));
        await visitor.Button("Put back on the queue").ClickAsync();
        await Expect(visitor.Page.Locator(".toasts")).ToContainTextAsync("One message back on the queue.");
        await Until.TrueAsync(
            async () => (await visitor.Desk.FindAsync("""{"address":"poison@ops.example"}""")).Count == 1, "the message is in a case", () => app.Output);
    }

    [Fact]
    public async Task A_blocked_sender_is_found_and_unblocked()
    {
        var app = await pages.GetAsync();
        await using var visitor = await Visitor.ComeAsync(browser, app);
        for (var i = 0; i < 41; i++)
            (await app.PostJsonAsync($$"""{"email":"flood@ops.example","message":"Message {{i}}"}""", ("Authorization", "Bearer local-development-key"))).Dispose();
        await visitor.GoAsync("/ops#/senders");
        await visitor.Button("flood@ops.example").ClickAsync();
        await Expect(visitor.Page.Locator(".sender")).ToContainTextAsync("blocked, ends");
        await visitor.Page.Locator(".sender").GetByText("Unblock").ClickAsync();
        await Expect(visitor.Page.Locator(".sender")).ToContainTextAsync("40 of 40 left");
        await Expect(visitor.Button("flood@ops.example")).ToHaveCountAsync(0);
        await visitor.Desk.WriteAsync("flood@ops.example", "Here I am again.");
    }

    [Fact]
    public async Task A_list_is_saved_as_CSV()
    {
        var app = await pages.GetAsync();
        await using var visitor = await Visitor.ComeAsync(browser, app);
        await visitor.GoAsync("/ops#/ledger");
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Button("Save as CSV").ClickAsync());
        Assert.Equal("ledger-2026-11-23.csv", download.SuggestedFilename);
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        Assert.StartsWith("hour,", await reader.ReadLineAsync(Stop), StringComparison.OrdinalIgnoreCase);
    }
}
