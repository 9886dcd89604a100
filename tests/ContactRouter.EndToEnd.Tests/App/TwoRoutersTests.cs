using System.Text;
using System.Text.Json.Nodes;
using ContactRouter.EndToEnd.Tests.Host;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>Two companies that both run this app, and neither has a person at hand: their programs must not write to each other for ever.</summary>
public sealed class TwoRoutersTests : IDisposable
{
    private const string Ours = "b2b@shop.example";
    private const string Theirs = "b2b@market.example";

    private readonly AppFolder market = new(new Dictionary<string, string?>
    {
        ["Mail__Domain"] = "market.example",
        ["Mailboxes__Desks__0__Address"] = Theirs,
        ["Mailboxes__Desks__1__Address"] = "cs@market.example",
        ["Mailboxes__OutboundOnly__0"] = "orders@market.example",
        ["Mailboxes__OutboundOnly__1"] = "stock@market.example",
        ["Mailboxes__OutboundOnly__2"] = "delivery@market.example",
        ["Notices__AddressIncompleteFrom"] = "delivery@market.example",
        ["Notices__OutOfStockFrom"] = "stock@market.example",
    });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => market.Dispose();

    /// <param name="marksAreLost">A list or an old mail server on the way takes away all that says that a program wrote it.</param>
    [Theory]
    [InlineData(false, 1, 0)]
    [InlineData(true, 1, 1)]
    public async Task Two_routers_stop_after_one_acknowledgement_each(bool marksAreLost, int fromUs, int fromThem)
    {
        await using var shop = await RunningApp.StartAsync();
        await using var other = await RunningApp.StartAsync(options => options with { App = market.Path });
        await DeliverAsync(shop, new Mail(Theirs, "Your invoice", "Please send us the invoice of order B2B45670.") { To = Ours, MessageId = "first@market.example" });

        var delivered = new HashSet<string>();
        (RunningApp From, string FromName, RunningApp To, string Domain)[] ways = [(shop, "shop", other, "@market.example"), (other, "market", shop, "@shop.example")];
        for (var round = 0; round < 4; round++)
        {
            await SettleAsync(shop, $"quiet{round}@buyer.example");
            await SettleAsync(other, $"quiet{round}@buyer.example");
            foreach (var (from, name, to, domain) in ways)
            {
                foreach (var mail in await MailsAsync(from))
                {
                    if (((string)mail["to"]!).EndsWith(domain, StringComparison.Ordinal) && delivered.Add($"{name} {mail["id"]}"))
                        await DeliverAsync(to, MailOf(mail, marksAreLost));
                }
            }
        }

        Assert.Equal((fromUs, fromThem), (delivered.Count(id => id.StartsWith("shop", StringComparison.Ordinal)), delivered.Count(id => id.StartsWith("market", StringComparison.Ordinal))));
    }

    private static Mail MailOf(JsonNode mail, bool marksAreLost)
    {
        var headers = mail["headers"]!.AsObject();
        var kept = headers.Where(header => header.Key is "In-Reply-To" or "References" or "Reply-To" || (!marksAreLost && (header.Key == "Auto-Submitted" || header.Key.StartsWith("X-", StringComparison.Ordinal))));
        return new Mail((string)mail["from"]!, (string)mail["subject"]!, (string)mail["text"]!)
        {
            To = (string)mail["to"]!,
            MessageId = ((string)headers["Message-Id"]!).Trim('<', '>'),
            Headers = string.Concat(kept.Select(header => $"{header.Key}: {header.Value}\r\n")),
        };
    }

    private static async Task DeliverAsync(RunningApp app, Mail mail)
    {
        using var response = await app.Client.PostAsync("/api/mail/inbound", mail.Form(), Stop);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Stop));
    }

    // A mail to somebody else, ordered after all before it: when that one is out and none is left on the queue, all are.
    private static async Task SettleAsync(RunningApp app, string address)
    {
        using var accepted = await app.PostAsync(
            new StringContent(new JsonObject { ["email"] = address, ["subject"] = "Later", ["message"] = "Where is my order B2B45671?" }.ToJsonString(), Encoding.UTF8, "application/json"),
            ("Authorization", "Bearer local-development-key"));
        Assert.True(accepted.IsSuccessStatusCode);
        await Until.TrueAsync(async () => (await MailsAsync(app)).Any(mail => (string?)mail["to"] == address), $"the mail to {address} is there", () => app.Output);
        await Until.TrueAsync(
            async () => (await app.Queue("mail").GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount == 0, "queue mail is empty", () => app.Output);
    }

    private static async Task<List<JsonNode>> MailsAsync(RunningApp app) =>
        [.. JsonNode.Parse(await app.Client.GetStringAsync("/mailbox/messages", Stop))!.AsArray().Select(mail => mail!)];
}
