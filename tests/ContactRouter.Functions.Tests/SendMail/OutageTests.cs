using ContactRouter.Mail.Outbound;
using ContactRouter.Mails;
using ContactRouter.Storage.Mails;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace ContactRouter.Functions.Tests.SendMail;

/// <summary>The provider is away for a day: nothing is given up, and all is sent within an hour of its return.</summary>
public sealed class OutageTests
{
    private static readonly TimeSpan Outage = TimeSpan.FromHours(24);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(300, 3)]
    public async Task After_a_day_without_the_provider_all_is_sent_within_an_hour(int mails, int recipients)
    {
        var post = new MailPost();
        var (start, back, tries) = (post.Time.GetUtcNow(), post.Time.GetUtcNow() + Outage, 0);
        post.Provider = _ =>
        {
            tries++;
            return post.Time.GetUtcNow() < back ? new SendResult.Failed("status 503") : new SendResult.Accepted("");
        };
        var orders = new List<MailOrder>();
        for (var n = 0; n < mails; n++)
        {
            orders.Add(post.Order($"jo{n % recipients}@buyer.example", n));
            post.Put(orders[^1]);
            await post.RunUntilAsync(start + (Outage * (n + 1) / (mails + 1)));
        }

        await post.RunUntilAsync(back);
        Assert.Empty(post.Sent);
        // An outage is looked into now and then, not mail by mail.
        Assert.InRange(tries, 3, 24 * 60 / 12 + 20);
        await post.RunUntilAsync(back.AddHours(1));

        Assert.Empty(post.Parked);
        Assert.Equal(0, post.Waiting);
        var states = new List<MailState>();
        foreach (var order in orders)
            states.Add((await post.ClaimOfAsync(order))!.State);
        Assert.DoesNotContain(states, state => state is not (MailState.Sent or MailState.Capped));
        Assert.Equal(post.Sent.Count, post.Sent.DistinctBy(mail => mail.Id).Count());
        Assert.All(post.Sent.GroupBy(mail => mail.To.Address), group => Assert.InRange(group.Count(), 1, 20));
        Assert.Equal(Math.Min(mails, 20 * recipients), post.Sent.Count);
    }

    [Fact]
    public async Task The_same_by_the_providers_own_interface()
    {
        using var server = WireMockServer.Start();
        using var client = SendGridSender.NewClient();
        var clock = new MailPost();
        var options = new OutboundMailOptions { ApiKey = "SG.test", ApiUrl = server.Url! };
        var dispatch = clock.NewInstance(new SendGridSender(client, options, clock.Time));
        server.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithStatusCode(503));
        var orders = Enumerable.Range(0, 20).Select(n => clock.Order($"jo{n}@buyer.example", n)).ToList();
        foreach (var order in orders)
            await dispatch.TakeAsync(MailPost.DeliveryOf(order), TestContext.Current.CancellationToken);
        Assert.Equal(20, clock.Waiting);
        // Three failures tell an outage: nobody else asks before the first probe.
        Assert.Equal(3, server.LogEntries.Count);
        server.Reset();
        server.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithStatusCode(202));
        clock.Time.Advance(TimeSpan.FromHours(1));
        foreach (var order in orders)
            await dispatch.TakeAsync(MailPost.DeliveryOf(order), TestContext.Current.CancellationToken);
        Assert.Equal(20, server.LogEntries.Count);
        foreach (var order in orders)
            Assert.Equal(MailState.Sent, (await clock.ClaimOfAsync(order))!.State);
    }
}
