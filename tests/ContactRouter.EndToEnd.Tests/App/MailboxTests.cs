using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using ContactRouter.EndToEnd.Tests.Host;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>What customers get by mail, seen in the local mail box.</summary>
public sealed class MailboxTests(SharedApp shared)
{
    private static readonly (string, string) Proven = ("Authorization", "Bearer local-development-key");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "Where is my order?", "Hello, my order has not arrived yet. Could you please look where the parcel is? Thank you very much.", "Thank you for your message.")]
    [InlineData("de", "Wo bleibt meine Bestellung?", "Guten Tag, meine Bestellung ist noch nicht angekommen. Können Sie bitte nachsehen, wo das Paket ist?", "vielen Dank für Ihre Nachricht.")]
    public async Task A_message_is_acknowledged_in_its_language_with_its_case_and_where_to_answer(string language, string subject, string text, string thanks)
    {
        var app = await shared.GetAsync();
        var address = $"ack-{language}@mailbox.example";
        var accepted = await AcceptAsync(app, address, subject, text);
        var mail = await app.MailToAsync(address, "acknowledgement");
        var number = (string)accepted["caseNumber"]!;
        Assert.Equal((number, $"Re: {subject} [{number}]"), ((string?)mail["caseNumber"], (string?)mail["subject"]));
        Assert.Contains(thanks, (string?)mail["text"], StringComparison.Ordinal);
        Assert.Contains(number, (string?)mail["html"], StringComparison.Ordinal);
        var token = number.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        Assert.Contains($"+{token}.", (string?)mail["headers"]!["Reply-To"], StringComparison.Ordinal);
        Assert.Equal("auto-replied", (string?)mail["headers"]!["Auto-Submitted"]);
        Assert.NotNull(mail["headers"]!["X-Contact-Router-Loop"]);

        using var shown = await app.Client.GetAsync($"/mailbox/messages/{mail["id"]}/html", Stop);
        Assert.StartsWith("sandbox", shown.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal((string?)mail["html"], await shown.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task A_desks_reply_reaches_the_customer_once_and_its_fate_reaches_the_case()
    {
        var app = await shared.GetAsync();
        const string address = "reply@mailbox.example";
        var number = (string)(await AcceptAsync(app, address, "Where is it?", "Where is my order B2B34567?"))["caseNumber"]!;
        await PostAsync(app, $"/api/desk/cases/{number}/replies", """{"text":"It arrives on Thursday.\n\nIs <that> fine?"}""", HttpStatusCode.OK, ("If-Match", "*"));
        var mail = await app.MailToAsync(address, "reply");
        Assert.Contains("Is <that> fine?", (string?)mail["text"], StringComparison.Ordinal);
        Assert.Contains("Is &lt;that&gt; fine?", (string?)mail["html"], StringComparison.Ordinal);
        Assert.Null(mail["headers"]!["Auto-Submitted"]);

        var claim = await ClaimAsync(app, number, "reply");
        var order = string.Join(':', claim.RowKey.Split('|')[2..]);
        var told = $$"""[{"sg_event_id":"e-1","event":"bounce","contact_router_mail":"{{order}}","reason":"550 no such mailbox","timestamp":1795400000},{"sg_event_id":"e-2","event":"open"}]""";
        for (var i = 0; i < 3; i++)
            await PostAsync(app, "/api/mail/events", told, HttpStatusCode.NoContent);
        Assert.Equal("bounce", (await ClaimAsync(app, number, "reply")).GetString("Delivery"));
        var file = JsonNode.Parse(await app.Client.GetStringAsync($"/api/desk/cases/{number}", Stop))!;
        Assert.Contains("open", file.ToJsonString(), StringComparison.Ordinal);
        var entries = new List<TableEntity>();
        await foreach (var row in app.Table("contacts").QueryAsync<TableEntity>("Kind eq 'Delivery'", cancellationToken: Stop))
            entries.Add(row);
        var entry = Assert.Single(entries);
        Assert.Equal("Our mail (reply) could not be delivered: 550 no such mailbox", entry.GetString("Reason"));
        Assert.Contains("\"open\"", entry.GetString("Standing"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auto_responder_gets_one_acknowledgement_whether_it_says_what_it_is_or_not()
    {
        var app = await shared.GetAsync();
        const string address = "robot@mailbox.example";
        var first = await TakeAsync(app, new Mail(address, "Where is it?", "Where is my order B2B34568?") { To = "cs@shop.example", MessageId = "theirs.1@mailbox.example" });
        var ours = await app.MailToAsync(address, "acknowledgement");
        Assert.Equal(("<theirs.1@mailbox.example>", "<theirs.1@mailbox.example>"), ((string?)ours["headers"]!["In-Reply-To"], (string?)ours["headers"]!["References"]));

        // Their program answers our mail as such programs do, without saying that it is one; and one that says so.
        var to = ((string)ours["headers"]!["Reply-To"]!).Split('<', '>')[1];
        foreach (var headers in new[] { $"In-Reply-To: {ours["headers"]!["Message-Id"]}\r\n", "Auto-Submitted: auto-replied\r\n", $"X-Contact-Router-Loop: {ours["headers"]!["X-Contact-Router-Loop"]}\r\n" })
        {
            var answer = await TakeAsync(app, new Mail(address, $"Re: {ours["subject"]}", "Thank you for your mail.") { To = to, Headers = headers });
            Assert.Equal((string?)first["caseNumber"], (string?)answer["caseNumber"]);
        }

        // What comes later is a mail to somebody else: everything before it is sent by then.
        await AcceptAsync(app, "after-robot@mailbox.example", "Later", "Where is my order B2B34569?");
        await app.MailToAsync("after-robot@mailbox.example", "acknowledgement");
        var mails = await app.MailsAsync();
        Assert.Single(mails, mail => (string?)mail!["to"] == address);
    }

    [Theory]
    [InlineData("/mailbox", "Mail box")]
    [InlineData("/mailbox/templates", "Mail templates")]
    [InlineData("/mailbox/templates/pl/acknowledgement/html", "Otrzymaliśmy")]
    [InlineData("/mailbox/templates/pt/out-of-stock/text", "Infelizmente")]
    public async Task People_can_look_at_mails_and_templates(string path, string expected)
    {
        var app = await shared.GetAsync();
        Assert.Contains(expected, await app.Client.GetStringAsync(path, Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/mailbox/templates/xx/reply/html")]
    [InlineData("/mailbox/messages/nothing/html")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        var app = await shared.GetAsync();
        using var response = await app.Client.GetAsync(path, Stop);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static Task<JsonObject> AcceptAsync(RunningApp app, string address, string subject, string text) =>
        app.AcceptAsync(new StringContent(new JsonObject { ["email"] = address, ["subject"] = subject, ["message"] = text }.ToJsonString(), Encoding.UTF8, "application/json"), Proven);

    private static async Task<JsonNode> TakeAsync(RunningApp app, Mail mail)
    {
        using var response = await app.Client.PostAsync("/api/mail/inbound", mail.Form(), Stop);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!;
    }

    private static async Task PostAsync(RunningApp app, string path, string json, HttpStatusCode expected, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await app.Client.SendAsync(request, Stop);
        Assert.True(response.StatusCode == expected, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync(Stop)}");
    }

    private static async Task<TableEntity> ClaimAsync(RunningApp app, string number, string template)
    {
        TableEntity? found = null;
        await Until.TrueAsync(
            async () =>
            {
                await foreach (var row in app.Table("contacts").QueryAsync<TableEntity>($"Case eq '{number}' and Template eq '{template}' and State eq 'Sent'", cancellationToken: Stop))
                    found = row;
                return found is not null;
            },
            "the claim says that it is sent",
            () => app.Output);
        return found!;
    }
}
