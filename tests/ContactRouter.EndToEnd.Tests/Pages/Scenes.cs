using static Microsoft.Playwright.Assertions;

namespace ContactRouter.EndToEnd.Tests.Pages;

/// <summary>Each page with something on it, by the name of its picture.</summary>
internal static class Scenes
{
    public static readonly IReadOnlyDictionary<string, Func<Visitor, Task>> All = new Dictionary<string, Func<Visitor, Task>>
    {
        ["contact-page"] = async visitor =>
        {
            await visitor.GoAsync("/");
            await Expect(visitor.Page.Locator("#hours.open")).ToBeVisibleAsync();
        },
        ["contact-faults"] = async visitor =>
        {
            await visitor.GoAsync("/");
            await visitor.Button("Send message").ClickAsync();
            await Expect(visitor.Page.Locator("#summary")).ToBeVisibleAsync();
        },
        ["status"] = async visitor =>
        {
            var written = await visitor.Desk.WriteAsync(NewAddress(), "Where is my order B2B30001?", "Order B2B30001");
            var token = ((string)written["statusUrl"]!).Split("?t=")[1];
            await visitor.GoAsync($"/status#{written["contactId"]}.{token}");
            await Expect(visitor.Heading("Your message is with us")).ToBeVisibleAsync();
        },
        ["problems"] = visitor => visitor.GoAsync("/problems.html"),
        ["missing"] = visitor => visitor.GoAsync("/nothing-here"),
        ["chat-start"] = async visitor =>
        {
            await visitor.GoAsync("/");
            await visitor.Page.Locator("#chat").ClickAsync();
            await Expect(visitor.Chat.GetByLabel("Email")).ToBeVisibleAsync();
        },
        ["chat"] = async visitor =>
        {
            var address = NewAddress();
            await visitor.OpenChatAsync(address, "B2B12345");
            await visitor.SayAsync("Good morning! My parcel has not moved for a week.");
            var chats = (await visitor.Desk.GetAsync("/api/desk/chats"))["items"]!.AsArray();
            var chat = (string)chats.Single(item => (string?)item!["sender"] == address)!["chatId"]!;
            using var joined = await visitor.Desk.PostAsync($"/api/desk/chats/{chat}/join", """{"name":"Li Na"}""");
            using var said = await visitor.Desk.PostAsync($"/api/desk/chats/{chat}/messages", """{"text":"Good morning! I ask the carrier, one moment please."}""");
            await Expect(visitor.Chat.Locator(".agent")).ToBeVisibleAsync();
        },
        ["desk"] = async visitor =>
        {
            await visitor.Desk.WriteAsync(NewAddress(), "When will I get the refund for B2B55120? You promised it for Monday.", "Refund for B2B55120");
            var written = await visitor.Desk.WriteAsync(NewAddress(), "Where is my order? The tracking has not moved for a week, and our customers are waiting.", "Order B2B12345 has not arrived");
            await visitor.GoAsync($"/desk#/cs/{written["caseNumber"]}");
            await Expect(visitor.Page.Locator(".evidence")).ToBeVisibleAsync();
            await Expect(visitor.Page.Locator(".row").First).ToBeAttachedAsync();
        },
        ["desk-chats"] = async visitor =>
        {
            using var opened = await visitor.Desk.PostAsync("/api/chats", $$"""{"email":"{{NewAddress()}}","name":"Lena Vogt","orderNumber":"B2B40412"}""");
            Assert.True(opened.IsSuccessStatusCode);
            await ChatTests.JoinAsync(visitor, "Lena Vogt");
            await visitor.Page.GetByLabel("Line to Lena Vogt").FillAsync("Good morning Lena, how can I help?");
            await visitor.Page.Keyboard.PressAsync("Enter");
            await Expect(visitor.Page.Locator(".lines .agent")).ToBeVisibleAsync();
        },
        ["desk-help"] = async visitor =>
        {
            await visitor.GoAsync("/desk#/cs");
            await visitor.Button("Keyboard shortcuts").ClickAsync();
            await Expect(visitor.Heading("Keyboard shortcuts")).ToBeVisibleAsync();
        },
        ["ops"] = async visitor =>
        {
            await visitor.Desk.WriteAsync(NewAddress(), "Where is my order B2B30002?", "Where is B2B30002?");
            await visitor.GoAsync("/ops");
            await Expect(visitor.Page.Locator(".numbers")).ToBeVisibleAsync();
        },
        ["ops-ledger"] = visitor => SheetAsync(visitor, "ledger"),
        ["ops-quarantine"] = visitor => SheetAsync(visitor, "quarantine"),
        ["ops-poison"] = visitor => SheetAsync(visitor, "poison"),
        ["ops-senders"] = visitor => SheetAsync(visitor, "senders"),
    };

    private static readonly string[] Names = ["anna.weber", "omar", "lena.vogt", "marie", "jo", "li"];

    private static int addresses;

    private static string NewAddress() => $"{Names[addresses % Names.Length]}{Interlocked.Increment(ref addresses)}@buyer.example";

    private static async Task SheetAsync(Visitor visitor, string sheet)
    {
        await visitor.GoAsync($"/ops#/{sheet}");
        await Expect(visitor.Page.Locator(".empty, tbody tr, .sum").First).ToBeVisibleAsync();
    }
}
