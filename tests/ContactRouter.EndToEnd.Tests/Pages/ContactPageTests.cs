using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactRouter.EndToEnd.Tests.Pages;

/// <summary>The contact page as a customer uses it.</summary>
public sealed class ContactPageTests(Browser browser, PagesApp pages)
{
    [Fact]
    public async Task Faults_stand_beside_their_fields_and_take_the_focus()
    {
        await using var visitor = await Visitor.ComeAsync(browser, await pages.GetAsync());
        await visitor.GoAsync("/");
        await visitor.Page.GetByLabel("Email").FillAsync("anna at buyer");
        await visitor.Button("Send message").ClickAsync();

        var summary = visitor.Page.Locator("#summary");
        await Expect(summary).ToBeFocusedAsync();
        await Expect(visitor.Page.GetByLabel("Email")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(visitor.Page.Locator("#message-fault")).ToHaveTextAsync("Write what we can do for you.");
        await summary.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(visitor.Page.GetByLabel("Email")).ToBeFocusedAsync();

        // What only the server finds is shown in the same places.
        await visitor.Page.GetByLabel("Email").FillAsync("anna@buyer");
        await visitor.Page.Locator("#message").FillAsync("Hello");
        await visitor.Button("Send message").ClickAsync();
        await Expect(visitor.Page.Locator("#email-fault")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("#message")).ToHaveValueAsync("Hello");
    }

    [Fact]
    public async Task A_message_with_a_picture_is_sent_and_its_status_page_tells_of_the_answer_by_itself()
    {
        var app = await pages.GetAsync();
        await using var visitor = await Visitor.ComeAsync(browser, app);
        await visitor.GoAsync("/");
        await FillAsync(visitor, "marie@pages.example", "Two mugs of B2B12350 arrived broken.");
        await visitor.Page.Locator("#attachments").SetInputFilesAsync([Picture.File("mug.png"), Picture.File("second.png")]);
        await Expect(visitor.Page.Locator("#attachments-list img")).ToHaveCountAsync(2);
        await visitor.Button("Remove second.png").ClickAsync();
        await Expect(visitor.Page.Locator("#attachments-list li")).ToHaveCountAsync(1);
        await visitor.Button("Send message").ClickAsync();
        await Expect(visitor.Heading("Your message is with us")).ToBeFocusedAsync();
        var number = await visitor.Page.Locator(".case").EvaluateAsync<string>("element => element.lastChild.textContent");
        var (file, etag) = await visitor.Desk.ShowAsync(number);
        Assert.Equal("mug.png", (string?)Assert.Single(file["messages"]![0]!["attachments"]!.AsArray())!["name"]);

        await visitor.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Follow its status" }).ClickAsync();
        await Expect(visitor.Heading("Your message is with us")).ToBeVisibleAsync();
        Assert.Empty(new Uri(visitor.Page.Url).Query);
        await Expect(visitor.Page.Locator(".number")).ToHaveTextAsync(number);
        await visitor.Desk.DoAsync(number, "replies", """{"text":"New ones are on their way."}""", etag);
        await visitor.Page.Clock.FastForwardAsync(20_000);
        await Expect(visitor.Heading("Your message is answered")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_script_the_same_form_works_and_a_page_thanks()
    {
        await using var visitor = await Visitor.ComeAsync(browser, await pages.GetAsync(), options => options.JavaScriptEnabled = false);
        await visitor.GoAsync("/");
        await FillAsync(visitor, "plain@pages.example", "Where is my order B2B12351?");
        await visitor.Button("Send message").ClickAsync();
        await Expect(visitor.Heading("Your message is with us")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator(".facts")).ToContainTextAsync("Waiting for our answer");
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough()
    {
        await using var visitor = await Visitor.ComeAsync(browser, await pages.GetAsync());
        var keys = visitor.Page.Keyboard;
        await visitor.GoAsync("/");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await keys.PressAsync("Tab");
        await Expect(visitor.Page.GetByLabel("Email")).ToBeFocusedAsync();
        await keys.TypeAsync("keys@pages.example");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("Kim");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("Stock");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await Expect(visitor.Page.GetByText("Where do I find it?")).ToBeFocusedAsync();
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await Expect(visitor.Page.Locator("#message")).ToBeFocusedAsync();
        await keys.TypeAsync("How many of item 4471 are in stock?");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Expect(visitor.Heading("Your message is with us")).ToBeFocusedAsync();
    }

    private static async Task FillAsync(Visitor visitor, string email, string message)
    {
        await visitor.Page.GetByLabel("Email").FillAsync(email);
        await visitor.Page.Locator("#message").FillAsync(message);
    }
}
