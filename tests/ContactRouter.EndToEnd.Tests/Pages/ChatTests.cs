using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
namespace ContactRouter.EndToEnd.Tests.Pages;

/// <summary>Customers and agents talk, each in a browser of his own.</summary>
public sealed class ChatTests(Browser browser, PagesApp pages)
{
    [Fact]
    public async Task Customer_and_agent_talk_and_what_was_said_is_in_a_case()
    {
        await using var customer = await ComeAsync();
        await using var agent = await ComeAsync();
        await customer.OpenChatAsync("talk@chat.example", "B2B12345", "Anna Talk");
        await Expect(customer.Chat.GetByRole(AriaRole.Status)).ToContainTextAsync("in line");
        await customer.SayAsync("Where is my parcel?");

        await JoinAsync(agent, "Anna Talk");
        await Expect(customer.Chat.GetByText("Li Na has joined.")).ToBeVisibleAsync();
        await Expect(agent.Page.GetByText("Where is my parcel?")).ToBeVisibleAsync();
        await agent.Page.GetByLabel("Line to Anna Talk").FillAsync("It comes tomorrow.");
        await agent.Page.Keyboard.PressAsync("Enter");
        await Expect(customer.Chat.GetByText("It comes tomorrow.")).ToBeVisibleAsync();
        await Expect(agent.Page.GetByText("seen")).ToBeVisibleAsync();

        await customer.Button("End the chat").ClickAsync();
        await customer.Chat.Locator(".actions").GetByText("End the chat").ClickAsync();
        await Expect(customer.Chat.GetByText("The chat has ended.")).ToBeVisibleAsync();
        await Expect(customer.Chat.GetByText(CaseNumber())).ToBeVisibleAsync();
        await agent.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameRegex = CaseNumber() }).ClickAsync();
        await Expect(agent.Page.GetByText("It comes tomorrow.").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_reload_goes_on_where_the_chat_was()
    {
        await using var customer = await ComeAsync();
        await customer.OpenChatAsync("reload@chat.example");
        await customer.SayAsync("Do you have item 4471?");
        await Expect(customer.Chat.Locator(".customer")).ToHaveCountAsync(1);
        await customer.Page.ReloadAsync();
        await customer.Page.Locator("#chat").ClickAsync();
        await Expect(customer.Chat.GetByText("Do you have item 4471?")).ToBeVisibleAsync();
        await customer.SayAsync("And item 4472?");
        await Expect(customer.Chat.Locator(".customer")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_second_chat_and_another_order_are_refused_in_words()
    {
        await using var customer = await ComeAsync();
        await customer.OpenChatAsync("second@chat.example", "B2B12346");
        await customer.SayAsync("What about B2B99999?");
        await Expect(customer.Chat.GetByRole(AriaRole.Alert)).ToContainTextAsync("one order only");
        await Expect(customer.Chat.GetByLabel("Your line")).ToHaveValueAsync("What about B2B99999?");

        await using var elsewhere = await ComeAsync();
        await elsewhere.GoAsync("/");
        await elsewhere.Page.Locator("#chat").ClickAsync();
        await elsewhere.StartChatAsync("second@chat.example");
        await Expect(elsewhere.Chat.GetByRole(AriaRole.Alert)).ToContainTextAsync("a chat open already");
    }

    [Fact]
    public async Task Outside_the_hours_the_chat_says_when_it_opens_in_the_visitors_own_zone_and_offers_the_form()
    {
        await using var visitor = await Visitor.ComeAsync(browser, await pages.GetClosedAsync(), options => options.TimezoneId = "Europe/Berlin", PagesApp.Early);
        await visitor.GoAsync("/");
        await Expect(visitor.Page.Locator("#hours")).ToContainTextAsync("The chat opens");
        await visitor.Page.Locator("#chat").ClickAsync();
        await Expect(visitor.Chat.GetByText("The chat is closed now")).ToBeVisibleAsync();
        // Nine in Shanghai is two in Berlin.
        await Expect(visitor.Chat.GetByText("It opens")).ToContainTextAsync(NightInBerlin());
        await visitor.Chat.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Write a message instead" }).ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("#write$"));
    }

    [Fact]
    public async Task On_a_phone_the_chat_fills_the_screen_and_keeps_the_focus()
    {
        await using var customer = await ComeAsync(Visitor.OnPhone);
        await customer.OpenChatAsync("phone@chat.example");
        var panel = customer.Chat.GetByRole(AriaRole.Dialog);
        var box = (await panel.BoundingBoxAsync())!;
        Assert.Equal((0, 0, 390, 844), (box.X, box.Y, box.Width, box.Height));
        await Expect(panel).ToHaveAttributeAsync("aria-modal", "true");
        for (var i = 0; i < 8; i++)
        {
            await customer.Page.Keyboard.PressAsync("Tab");
            Assert.Equal("contact-router-chat", await customer.Page.EvaluateAsync<string>("document.activeElement.localName"));
        }

        await customer.Page.Keyboard.PressAsync("Escape");
        await Expect(panel).ToBeHiddenAsync();
        await Expect(customer.Page.Locator("#chat")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Another_site_embeds_the_chat_under_a_strict_policy_and_in_its_own_language()
    {
        var app = await pages.GetAsync();
        await using var visitor = await ComeAsync();
        var host = app.Host.Address.GetLeftPart(UriPartial.Authority);
        await visitor.Page.RouteAsync(PagesApp.Site + "/**", route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "text/html",
            Headers = new Dictionary<string, string>
            {
                ["Content-Security-Policy"] = $"default-src 'none'; script-src {host}; connect-src {host}; require-trusted-types-for 'script'",
            },
            Body = $"<!doctype html><html lang=de><title>Laden</title><h1>Laden</h1><script src=\"{host}/widget.js\" defer></script></html>",
        }));
        await visitor.GoAsync(PagesApp.Site + "/");
        await visitor.Button("Mit uns chatten").ClickAsync();
        await visitor.Chat.GetByLabel("E-Mail").FillAsync("laden@chat.example");
        await visitor.Button("Chat beginnen").ClickAsync();
        await visitor.Chat.GetByLabel("Ihre Zeile").FillAsync("Guten Tag!");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Chat.Locator(".customer")).ToContainTextAsync("Guten Tag!");
        await Expect(visitor.Chat.GetByRole(AriaRole.Dialog)).ToHaveCSSAsync("position", "static");
    }

    private async Task<Visitor> ComeAsync(Action<BrowserNewContextOptions>? change = null) => await Visitor.ComeAsync(browser, await pages.GetAsync(), change);

    internal static async Task JoinAsync(Visitor agent, string customer)
    {
        await agent.GoAsync("/desk#/chats");
        await agent.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = customer }).First.ClickAsync();
        await agent.Page.GetByLabel("Your name, as the customer reads it").FillAsync("Li Na");
        await agent.Button("Join").ClickAsync();
    }

    private static Regex CaseNumber() => new("[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}");

    private static Regex NightInBerlin() => new("Monday.*2:00|Monday.*02:00");
}
