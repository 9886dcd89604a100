using System.Text.Json.Nodes;
using ContactRouter.Mail.Outbound;
using ContactRouter.Mails;
using ContactRouter.Storage.Mails;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace ContactRouter.Functions.Tests.SendMail;

/// <summary>The provider is away for a day: nothing is given up, and all is sent within an hour of its return. Its own interface answers, the clock is ours.</summary>
public sealed class OutageTests : IDisposable
{
    private const int Cap = 20;

    private static readonly TimeSpan Outage = TimeSpan.FromHours(24);

    private readonly WireMockServer server = WireMockServer.Start();
    private readonly HttpClient client = SendGridSender.NewClient();
    private readonly MailPost post;

    public OutageTests() => post = new MailPost(time => new SendGridSender(client, new SendGridOptions { ApiKey = "SG.test", ApiUrl = server.Url! }, time));

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    [Theory]
    [InlineData(1, 1, 503)]
    [InlineData(2, 2, 429)]
    [InlineData(230, 11, 500)]
    [InlineData(200, 200, 401)]
    public async Task After_a_day_without_the_provider_all_is_sent_within_an_hour(int mails, int recipients, int status)
    {
        var (start, back) = (post.Time.GetUtcNow(), post.Time.GetUtcNow() + Outage);
        Answer(status);
        var orders = new List<MailOrder>();
        for (var n = 0; n < mails; n++)
        {
            orders.Add(post.Order($"jo{n % recipients}@buyer.example", n));
            post.Put(orders[^1]);
            await post.RunUntilAsync(start + (Outage * (n + 1) / (mails + 1)));
        }

        await post.RunUntilAsync(back);
        // An outage is looked into now and then, not mail by mail; who is told "too many" asks again each minute.
        Assert.InRange(server.LogEntries.Count, 3, status == 429 ? 24 * 60 : (24 * 60 / 12) + 20);
        server.Reset();
        Answer(202);
        await post.RunUntilAsync(back.AddHours(1));

        Assert.Empty(post.Parked);
        Assert.Equal(0, post.Waiting);
        var sent = server.LogEntries.Select(entry => JsonNode.Parse(entry.RequestMessage!.Body!)!["personalizations"]![0]!).ToList();
        Assert.Equal(sent.Count, sent.DistinctBy(mail => (string?)mail["custom_args"]![SendGridSender.IdArgument]).Count());
        Assert.All(sent.GroupBy(mail => (string?)mail["to"]![0]!["email"]), group => Assert.InRange(group.Count(), 1, Cap));
        Assert.Equal(orders.GroupBy(order => order.To).Sum(group => Math.Min(group.Count(), Cap)), sent.Count);
        foreach (var order in orders)
            Assert.True((await post.ClaimOfAsync(order))!.State is MailState.Sent or MailState.Capped, order.Id);
    }

    private void Answer(int status) => server.Given(Request.Create().WithPath("/v3/mail/send").UsingPost()).RespondWith(Response.Create().WithStatusCode(status));
}
