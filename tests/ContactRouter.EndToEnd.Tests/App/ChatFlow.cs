using System.Net;
using System.Text.Json.Nodes;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>A chat from its opening to its case and its mail, for whatever build of the app.</summary>
internal static class ChatFlow
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task AssertAsync(RunningApp app, string email)
    {
        var chats = new ChatCalls(app.Client);
        var desk = new DeskCalls(app);
        var opened = await desk.WriteAsync(email, "Where is my order B2B81234?");
        var customer = await chats.OpenedAsync(email, "B2B81234");

        // The customer waits, and the desk sees him.
        Assert.Equal(1, await chats.SayAsync(customer, "Where is my parcel?"));
        var listed = Assert.Single(await chats.DeskListAsync(), item => (string?)item!["chatId"] == customer.Chat)!;
        Assert.Equal(("waiting", "B2B81234", email, 1), ((string?)listed["state"], (string?)listed["orderNumber"], (string?)listed["sender"], (int)listed["seq"]!));
        var waiting = await chats.ListAsync(customer, after: 0);
        Assert.Equal(("waiting", true), ((string?)waiting["state"], (int?)waiting["position"] >= 1));

        // Both sides talk; whoever waits is told.
        var told = chats.ListAsync(customer, after: 1, wait: 25);
        await ChatCalls.NoContentAsync(chats.DeskAsync(customer, "join", """{"name":"Li Na"}"""));
        Assert.Equal("joined", (string?)(await told)["items"]![0]!["event"]);
        told = chats.ListAsync(customer, after: 2, wait: 25);
        await ChatCalls.BodyAsync(await chats.DeskAsync(customer, "messages", ChatCalls.Line("It comes tomorrow.")), HttpStatusCode.Created);
        var answer = (await told)["items"]!.AsArray();
        Assert.Equal([("agent", "It comes tomorrow.")], answer.Select(line => ((string?)line!["from"], (string?)line["text"])));
        var seen = chats.DeskLinesAsync(customer, after: 3, wait: 25);
        await ChatCalls.NoContentAsync(chats.PostAsync(customer, "read", """{"seq":3}"""));
        Assert.Equal(3, (int)(await seen)["readByCustomer"]!);
        Assert.Equal(4, await chats.SayAsync(customer, "Thank you."));

        // A reload: all that the page kept is its token.
        var reloaded = await new ChatCalls(app.Client).ListAsync(customer, after: 0);
        Assert.Equal([1, 2, 3, 4], reloaded["items"]!.AsArray().Select(line => (int)line!["seq"]!));
        Assert.Equal(("open", "Li Na"), ((string?)reloaded["state"], (string?)reloaded["agent"]));

        await ChatCalls.NoContentAsync(chats.PostAsync(customer, "end", """{"reason":"Solved"}"""));
        JsonObject? ended = null;
        await Host.Until.TrueAsync(
            async () => (ended = await chats.ListAsync(customer, after: 4))["caseNumber"] is not null, "what was said is in its case", () => app.Output);
        Assert.Equal(("ended", "customer", "Solved"), ((string?)ended!["state"], (string?)ended["endedBy"], (string?)ended["endReason"]));
        Assert.Equal((string?)opened["caseNumber"], (string?)ended["caseNumber"]);

        var @case = await desk.GetAsync($"/api/desk/cases/{opened["caseNumber"]}");
        var transcript = Assert.Single(@case["messages"]!.AsArray(), message => (string?)message!["channel"] == "chat")!;
        Assert.Contains("Desk: It comes tomorrow.", (string?)transcript["text"], StringComparison.Ordinal);
        JsonNode? mail = null;
        await Host.Until.TrueAsync(
            async () =>
            {
                var mails = JsonNode.Parse(await app.Client.GetStringAsync("/mailbox/messages", Stop))!.AsArray();
                mail = mails.FirstOrDefault(sent => (string?)sent!["to"] == email && (string?)sent["template"] == "chat-transcript");
                return mail is not null;
            },
            "the transcript is sent",
            () => app.Output);
        Assert.Contains("It comes tomorrow.", (string?)mail!["text"], StringComparison.Ordinal);
        Assert.DoesNotContain(await chats.DeskListAsync(), item => (string?)item!["chatId"] == customer.Chat);
    }
}
