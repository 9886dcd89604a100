using System.Text;
using System.Text.Json.Nodes;
using ContactRouter.Functions.Contacts.Forms;
using ContactRouter.Functions.Contacts.SpamDoors;
using ContactRouter.Functions.Desks;
using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.ServiceLevel;
using ContactRouter.Topics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ContactRouter.Functions.Tests.Desks;

public sealed class RouteDryRunTests
{
    private readonly RoutingOptions routing = new();
    private readonly MailboxOptions mailboxes = new();

    [Fact]
    public async Task It_says_where_a_message_would_go_and_why()
    {
        var (status, answer) = await RunAsync("""{"email":"a@b.example","subject":"Order B2B12345","message":"Where is my parcel? The tracking has not moved.","campaign":"spring"}""");
        Assert.Equal(200, status);
        Assert.Equal(("cs", "topic", "normal"), ((string?)answer["desk"], (string?)answer["rule"], (string?)answer["priority"]));
        Assert.Contains((string?)answer["topic"], new[] { "deliveries", "order_status" });
        Assert.Equal(["B2B12345"], answer["orderNumbers"]!.AsArray().Select(number => (string?)number));
        Assert.Equal((string?)answer["topic"], (string?)answer["scores"]![0]!["topic"]);
        Assert.True(answer["evidence"]!.AsArray().Count > 0);
        Assert.InRange((double)answer["confidence"]!, 0, 1);
        // Monday, 10:00 in Shanghai: the same time on Tuesday.
        Assert.Equal("2026-11-24T02:00:00.000Z", (string?)answer["dueAt"]);
    }

    [Fact]
    public async Task The_rule_that_fires_is_named()
    {
        routing.Rules.Add(new RoutingRuleOptions { Name = "big customer", Sender = ["big.example"], Desk = "b2b", Priority = "high" });
        var (_, answer) = await RunAsync("""{"email":"a@big.example","message":"Where is my order B2B12345?"}""");
        Assert.Equal(("b2b", "big customer", "high"), ((string?)answer["desk"], (string?)answer["rule"], (string?)answer["priority"]));
        Assert.Contains("big customer", (string?)answer["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailbox_that_only_sends_gets_the_advice_of_the_right_one()
    {
        mailboxes.Desks.Add(new DeskMailbox { Address = "cs@shop.example", Desk = "cs" });
        mailboxes.OutboundOnly.Add("orders@shop.example");
        var (_, answer) = await RunAsync("""{"email":"a@b.example","message":"Where is my order B2B12345?","mailbox":"Orders@shop.example"}""");
        Assert.Equal(("b2c", "outbound-only"), ((string?)answer["desk"], (string?)answer["rule"]));
        var advice = answer["advice"]!.AsArray().Single(item => (string?)item!["code"] == "wrong-mailbox")!;
        Assert.Contains("cs@shop.example", (string?)advice["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fields_of_the_form_alone_are_no_faults()
    {
        var (status, _) = await RunAsync("""{"email":"a@b.example","message":"Hello","website":"x","startedAt":"nonsense"}""");
        Assert.Equal(200, status);
    }

    [Fact]
    public async Task It_has_the_faults_of_the_form_and_its_own_at_once()
    {
        var (status, answer) = await RunAsync("""{"email":"nobody","topic":"weather","mailbox":"none","form":"unknown"}""");
        Assert.Equal((400, "invalid-message"), (status, (string?)answer["code"]));
        Assert.Equal(["email", "form", "mailbox", "message", "topic"], answer["errors"]!.AsObject().Select(pair => pair.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_takes_JSON_alone()
    {
        var (status, answer) = await RunAsync("email=a%40b.example&message=x", "application/x-www-form-urlencoded");
        Assert.Equal((415, "Send application/json."), (status, (string?)answer["detail"]));
    }

    private async Task<(int Status, JsonObject Answer)> RunAsync(string body, string contentType = "application/json")
    {
        var orders = new OrderOptions();
        var dryRun = new RouteDryRun(
            new MessageReader(new TrainedClassifier(new TopicOptions(), new TopicHints(new TopicOptions(), routing, mailboxes)), new OrderNumbers(orders), new AttachmentOptions()),
            new DeskRouter(routing, mailboxes),
            new ProcedureChecks(orders, mailboxes),
            new DeskCalendars(new ServiceLevelOptions()),
            new SenderIdentity(new IdentityOptions { Key = Convert.ToBase64String(new byte[32]) }),
            new SpamOptions(),
            new FormMappings(),
            new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero)));
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        http.Request.ContentType = contentType;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        await (await dryRun.HandleAsync(http)).ExecuteAsync(http);
        return (http.Response.StatusCode, JsonNode.Parse(answer.ToArray())!.AsObject());
    }
}
