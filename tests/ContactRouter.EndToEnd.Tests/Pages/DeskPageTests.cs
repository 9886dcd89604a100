using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactRouter.EndToEnd.Tests.Pages;

/// <summary>The desk's page as an agent uses it.</summary>
public sealed class DeskPageTests(Browser browser, PagesApp pages)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_list_to_the_answer_in_the_customers_mail()
    {
        var app = await pages.GetAsync();
        await using var agent = await Visitor.ComeAsync(browser, app);
        var number = (string)(await agent.Desk.WriteAsync("desk@pages.example", "Where is my order B2B20001?", "Where is B2B20001"))["caseNumber"]!;
        await agent.GoAsync("/desk#/cs");
        await agent.Page.Locator(".row", new PageLocatorOptions { HasText = number }).ClickAsync();
        await Expect(agent.Page.Locator(".why")).ToContainTextAsync("Confidence");
        await Expect(agent.Page.Locator(".evidence li").First).ToBeVisibleAsync();
        await agent.Page.GetByLabel("Insert a template").SelectOptionAsync("looking");
        await Expect(agent.Page.Locator("#reply")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(number));
        await agent.Page.Locator("#reply").FillAsync("It left our house this morning.");
        await agent.Button("Send").ClickAsync();
        await Expect(agent.Page.Locator(".said.ours")).ToContainTextAsync("It left our house this morning.");
        await Expect(agent.Page.Locator("#reply")).ToHaveValueAsync("");
        Assert.Contains("It left our house this morning.", (string?)(await app.MailToAsync("desk@pages.example", "reply"))["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_has_changed_meanwhile_is_shown_anew_and_what_was_written_is_kept()
    {
        await using var agent = await Visitor.ComeAsync(browser, await pages.GetAsync());
        var number = await OpenAsync(agent, "stale@pages.example", "When do you refund B2B20002?");
        await agent.Page.Locator("#reply").FillAsync("Next week.");
        // A colleague is faster by the length of a wire: the answer is on its way when his is taken.
        var underWay = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await agent.Page.RouteAsync("**/replies", underWay.SetResult, new PageRouteOptions { Times = 1 });
        await agent.Button("Send").ClickAsync();
        var route = await underWay.Task.WaitAsync(Stop);
        await agent.Desk.DoAsync(number, "replies", """{"text":"It was refunded yesterday."}""", "*");
        await route.ContinueAsync();
        await Expect(agent.Page.GetByRole(AriaRole.Status).Filter(new LocatorFilterOptions { HasText = "changed while you had it open" })).ToBeVisibleAsync();
        await Expect(agent.Page.GetByText("It was refunded yesterday.")).ToBeVisibleAsync();
        await Expect(agent.Page.Locator("#reply")).ToHaveValueAsync("Next week.");
        await agent.Button("Send").ClickAsync();
        await Expect(agent.Page.Locator(".said.ours")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Topic_desk_and_end_of_a_case_by_the_keyboard_alone()
    {
        await using var agent = await Visitor.ComeAsync(browser, await pages.GetAsync());
        var keys = agent.Page.Keyboard;
        await OpenAsync(agent, "keys@desk.example", "When do you refund B2B20003?");
        await keys.PressAsync("t");
        await Expect(agent.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await agent.Button("Returns").FocusAsync();
        await keys.PressAsync("Enter");
        await Expect(agent.Page.Locator(".case-head")).ToContainTextAsync("Returns");
        await keys.PressAsync("m");
        await agent.Page.Locator("#reason").FillAsync("B2B knows more");
        await keys.PressAsync("Enter");
        await Expect(agent.Page.Locator(".case-head .chip.b2b")).ToBeVisibleAsync();
        await Expect(agent.Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await keys.PressAsync("c");
        await Expect(agent.Page.Locator("#reason")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(agent.Page.Locator(".case-head .chip.closed")).ToBeVisibleAsync();
        await keys.PressAsync("c");
        await Expect(agent.Page.Locator("#reason")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(agent.Page.Locator(".case-head .chip.open")).ToBeVisibleAsync();
        await keys.PressAsync("?");
        await Expect(agent.Heading("Keyboard shortcuts")).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await keys.PressAsync("Escape");
        await Expect(agent.Page.Locator(".case")).ToHaveCountAsync(0);
        await keys.PressAsync("j");
        await Expect(agent.Page.Locator(".case")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_picture_is_shown_and_new_cases_appear_by_themselves()
    {
        var app = await pages.GetAsync();
        await using var agent = await Visitor.ComeAsync(browser, app);
        await agent.GoAsync("/desk#/cs");
        await Expect(agent.Page.Locator(".queue h2")).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"Customer Service \d"));
        using var content = new MultipartFormDataContent
        {
            { new StringContent("picture@pages.example"), "email" },
            { new StringContent("The mug of B2B20004 arrived broken."), "message" },
            { new ByteArrayContent(Picture.Png), "attachments", "mug.png" },
        };
        var number = (string)(await app.AcceptAsync(content))["caseNumber"]!;
        await agent.Page.Clock.FastForwardAsync(15_000);
        var row = agent.Page.Locator(".row", new PageLocatorOptions { HasText = number });
        await Expect(row.GetByText("new", new LocatorGetByTextOptions { Exact = true })).ToBeVisibleAsync();
        await row.ClickAsync();
        await Expect(agent.Page.GetByRole(AriaRole.Img, new PageGetByRoleOptions { Name = "mug.png" })).ToHaveJSPropertyAsync("naturalWidth", 1);
    }

    [Fact]
    public async Task Cases_are_found_by_order_and_by_address()
    {
        await using var agent = await Visitor.ComeAsync(browser, await pages.GetAsync());
        var number = await OpenAsync(agent, "find@pages.example", "Where is order B2B20005?");
        foreach (var query in new[] { "b2b20005", "find@pages.example", number })
        {
            await agent.Page.Keyboard.PressAsync("Escape");
            await agent.Page.Locator("#query").FillAsync(query);
            await agent.Page.Keyboard.PressAsync("Enter");
            await Expect(agent.Page.Locator(".queue h2")).ToContainTextAsync(query);
            await Expect(agent.Page.Locator(".row")).ToContainTextAsync(number);
        }
    }

    [Fact]
    public async Task The_page_asks_for_the_key_once_the_app_does()
    {
        await using var agent = await Visitor.ComeAsync(browser, await pages.GetAsync());
        // As the Functions host refuses a call without the key.
        await agent.Page.RouteAsync("**/api/desk/**", route => route.Request.Headers.GetValueOrDefault("x-functions-key") == "the-key"
            ? route.ContinueAsync()
            : route.FulfillAsync(new RouteFulfillOptions { Status = 401 }));
        await agent.GoAsync("/desk");
        await agent.Page.GetByLabel("Function key").FillAsync("a-wrong-one");
        await agent.Button("Open").ClickAsync();
        await Expect(agent.Page.GetByText("did not take this key")).ToBeVisibleAsync();
        await agent.Page.GetByLabel("Function key").FillAsync("the-key");
        await agent.Button("Open").ClickAsync();
        await Expect(agent.Page.Locator(".queue h2")).ToBeVisibleAsync();
        await agent.Page.ReloadAsync();
        await Expect(agent.Page.Locator(".queue h2")).ToBeVisibleAsync();
    }

    private static async Task<string> OpenAsync(Visitor agent, string email, string message)
    {
        var number = (string)(await agent.Desk.WriteAsync(email, message))["caseNumber"]!;
        await agent.GoAsync($"/desk#/cs/{number}");
        await Expect(agent.Page.Locator(".case")).ToBeVisibleAsync();
        return number;
    }
}
