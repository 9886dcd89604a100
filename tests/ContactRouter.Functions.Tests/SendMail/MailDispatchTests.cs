using System.Text;
using ContactRouter.Functions.SendMail;
using ContactRouter.Functions.Triggers;
using ContactRouter.Mail.Outbound;
using ContactRouter.Mails;
using ContactRouter.Storage.Mails;
using ContactRouter.Storage.Quarantine;

namespace ContactRouter.Functions.Tests.SendMail;

public sealed class MailDispatchTests
{
    private readonly MailPost post = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_order_twice_gives_one_mail()
    {
        var order = post.Order("jo@buyer.example");
        post.Put(order);
        post.Put(order);
        await post.RunUntilAsync(post.Time.GetUtcNow().AddDays(1));
        Assert.Equal(order.Id, Assert.Single(post.Sent).Id);
        Assert.Equal((MailState.Sent, 0), ((await post.ClaimOfAsync(order))!.State, post.Waiting));
    }

    [Fact]
    public async Task Of_instances_at_once_one_sends_and_the_others_look_again_later()
    {
        var orders = Enumerable.Range(0, 20).Select(n => post.Order($"jo{n}@buyer.example", n)).ToList();
        MailDispatch[] instances = [post.Dispatch, post.NewInstance(), post.NewInstance()];
        await Task.WhenAll(orders.SelectMany(order => instances.Select(instance => instance.TakeAsync(MailPost.DeliveryOf(order), Stop))));
        Assert.Equal(orders.Select(order => order.Id).Order(), post.Sent.Select(mail => mail.Id).Order());
        await post.RunUntilAsync(post.Time.GetUtcNow().AddDays(1));
        Assert.Equal((20, 0), (post.Sent.Count, post.Waiting));
    }

    [Fact]
    public async Task A_crash_while_sending_sends_once_more_and_then_asks_a_person()
    {
        var order = post.Order("jo@buyer.example");
        await post.Claims.BeginAsync(order, order.Recipient!.Value, Stop);
        post.Provider = _ => throw new InvalidOperationException("the process dies here");
        post.Time.Advance(MailClaims.Lease);
        await Assert.ThrowsAsync<InvalidOperationException>(() => post.Dispatch.TakeAsync(MailPost.DeliveryOf(order), Stop));
        post.Provider = null;
        post.Time.Advance(MailClaims.Lease);
        await post.Dispatch.TakeAsync(MailPost.DeliveryOf(order), Stop);
        Assert.Empty(post.Sent);
        Assert.Equal(MailOutcome.UncertainReason, Assert.Single(post.Parked).Reason);
        Assert.Equal(MailState.Uncertain, (await post.ClaimOfAsync(order))!.State);
    }

    [Fact]
    public async Task Whoever_died_before_he_sent_is_followed_by_the_next_delivery()
    {
        var order = post.Order("jo@buyer.example");
        await post.Claims.BeginAsync(order, order.Recipient!.Value, Stop);
        post.Put(order);
        await post.RunUntilAsync(post.Time.GetUtcNow().AddMinutes(3));
        Assert.Single(post.Sent);
    }

    [Fact]
    public async Task A_lost_answer_is_sent_again_once()
    {
        var tries = 0;
        post.Provider = _ => ++tries == 1 ? new SendResult.Uncertain("lost") : new SendResult.Accepted("x");
        var order = post.Order("jo@buyer.example");
        post.Put(order);
        await post.RunUntilAsync(post.Time.GetUtcNow().AddDays(2));
        Assert.Equal((2, MailState.Sent), (tries, (await post.ClaimOfAsync(order))!.State));
    }

    [Fact]
    public async Task A_mail_whose_answer_is_lost_twice_goes_to_a_person()
    {
        var tries = 0;
        post.Provider = _ => tries++ >= 0 ? new SendResult.Uncertain("lost") : null!;
        var order = post.Order("jo@buyer.example");
        post.Put(order);
        await post.RunUntilAsync(post.Time.GetUtcNow().AddDays(2));
        Assert.Equal((2, MailState.Uncertain), (tries, (await post.ClaimOfAsync(order))!.State));
        Assert.Equal((MailOutcome.UncertainReason, "mail-out"), (Assert.Single(post.Parked).Reason, post.Parked.Single().Source));
    }

    [Fact]
    public async Task What_the_provider_will_never_take_is_tried_once_and_kept_with_its_reason()
    {
        var tries = 0;
        post.Provider = _ => tries++ >= 0 ? new SendResult.Rejected("status 400") : null!;
        var order = post.Order("jo@buyer.example");
        post.Put(order);
        await post.RunUntilAsync(post.Time.GetUtcNow().AddDays(2));
        var parked = Assert.Single(post.Parked);
        Assert.Equal((1, MailOutcome.FailedReason, MailState.Failed), (tries, parked.Reason, (await post.ClaimOfAsync(order))!.State));
        Assert.Contains("status 400", parked.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("@", parked.Detail + parked.Id, StringComparison.Ordinal);
        Assert.Equal(order.ToJson(), parked.Body.ToArray());
    }

    [Fact]
    public async Task One_mail_that_keeps_failing_while_others_go_out_keeps_to_the_schedule()
    {
        var tries = new List<DateTimeOffset>();
        var order = post.Order("jo@buyer.example");
        var start = post.Time.GetUtcNow();
        post.Provider = mail =>
        {
            if (mail.Id != order.Id)
                return new SendResult.Accepted("");
            tries.Add(post.Time.GetUtcNow());
            return new SendResult.Failed("status 500");
        };
        post.Put(order);
        for (var n = 1; n < 40 * 12; n++)
        {
            post.Put(post.Order($"other{n}@buyer.example", n));
            await post.RunUntilAsync(start.AddMinutes(5 * n));
        }

        double[] waits = [5, 300, 1800, 7200, 18_000, 36_000, 36_000];
        Assert.Equal(waits.Length + 1, tries.Count);
        Assert.All(waits.Zip(tries.Zip(tries.Skip(1), (one, next) => (next - one).TotalSeconds)), pair => Assert.InRange(pair.Second, pair.First * 0.8 - 1, pair.First * 1.2 + 301));
        Assert.Equal(MailOutcome.FailedReason, Assert.Single(post.Parked).Reason);
    }

    [Fact]
    public async Task A_wrong_key_holds_all_back_and_loses_none()
    {
        var (isRight, tries) = (false, 0);
        post.Provider = _ =>
        {
            tries++;
            return isRight ? new SendResult.Accepted("") : new SendResult.Stopped("status 401");
        };
        for (var n = 0; n < 100; n++)
            post.Put(post.Order($"jo{n}@buyer.example", n));
        var start = post.Time.GetUtcNow();
        await post.RunUntilAsync(start.AddHours(12));
        Assert.Empty(post.Sent);
        Assert.InRange(tries, 10, 12 * 60 / 15 + 10);
        isRight = true;
        await post.RunUntilAsync(start.AddHours(13));
        Assert.Equal((100, 0), (post.Sent.DistinctBy(mail => mail.Id).Count(), post.Parked.Count));
    }

    [Fact]
    public async Task Too_many_waits_until_the_named_time_and_counts_as_no_try()
    {
        var open = post.Time.GetUtcNow().AddMinutes(10);
        post.Provider = _ => post.Time.GetUtcNow() < open ? new SendResult.Throttled(open) : new SendResult.Accepted("");
        var orders = Enumerable.Range(0, 30).Select(n => post.Order($"jo{n}@buyer.example", n)).ToList();
        orders.ForEach(post.Put);
        await post.RunUntilAsync(open.AddSeconds(-1));
        Assert.Empty(post.Sent);
        await post.RunUntilAsync(open.AddMinutes(5));
        Assert.Equal(30, post.Sent.Count);
        foreach (var order in orders)
            Assert.Equal(0, (await post.ClaimOfAsync(order))!.Tries);
    }

    [Fact]
    public async Task Nobody_gets_more_automatic_answers_than_the_cap_but_replies_always_come()
    {
        for (var n = 0; n < 30; n++)
            post.Put(post.Order("jo@buyer.example", n));
        for (var n = 0; n < 30; n++)
            post.Put(post.Order("jo@buyer.example", 100 + n, MailOrder.Reply));
        await post.RunUntilAsync(post.Time.GetUtcNow().AddHours(1));
        Assert.Equal((20, 30), (post.Sent.Count(mail => mail.Template == MailOrder.Acknowledgement), post.Sent.Count(mail => mail.Template == MailOrder.Reply)));
        post.Time.Advance(TimeSpan.FromHours(3));
        post.Put(post.Order("jo@buyer.example", 200));
        await post.RunUntilAsync(post.Time.GetUtcNow().AddMinutes(1));
        Assert.Equal(51, post.Sent.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_given_up_is_sent_once_more_with_fresh_tries_when_an_operator_says_so(bool isUncertain)
    {
        var (isMended, tries) = (false, 0);
        post.Provider = _ => isMended ? ++tries < 2 ? new SendResult.Failed("status 500") : new SendResult.Accepted("")
            : isUncertain ? new SendResult.Uncertain("lost") : new SendResult.Rejected("status 400");
        var order = post.Order("jo@buyer.example");
        post.Put(order);
        await post.RunUntilAsync(post.Time.GetUtcNow().AddDays(2));
        var parked = Assert.Single(post.Parked);
        isMended = true;

        var resent = await post.Resending.RunAsync(parked.Body, isAgain: false, Stop);
        // He clicks twice, and the first call's answer was lost.
        await post.Resending.RunAsync(parked.Body, isAgain: false, Stop);
        await post.Resending.RunAsync(parked.Body, isAgain: true, Stop);

        Assert.Null(resent.Fault);
        Assert.Equal(isUncertain, resent.Warning?.Contains("may have been sent before", StringComparison.Ordinal) ?? false);
        await post.RunUntilAsync(post.Time.GetUtcNow().AddHours(2));
        Assert.Equal(order.Id, Assert.Single(post.Sent).Id);
        Assert.Equal((MailState.Sent, 1, false, 2), ((await post.ClaimOfAsync(order))!.State, (await post.ClaimOfAsync(order))!.Tries, (await post.ClaimOfAsync(order))!.IsResent, tries));
        Assert.Single(post.Parked);
        // Sent, it is not sent again, however late somebody tries.
        await post.Resending.RunAsync(parked.Body, isAgain: false, Stop);
        await post.RunUntilAsync(post.Time.GetUtcNow().AddHours(1));
        Assert.Single(post.Sent);
    }

    [Fact]
    public async Task What_fails_again_is_set_aside_once_more_as_an_item_of_its_own()
    {
        post.Provider = _ => new SendResult.Rejected("status 400");
        post.Put(post.Order("jo@buyer.example"));
        await post.RunUntilAsync(post.Time.GetUtcNow().AddDays(1));
        await post.Resending.RunAsync(post.Parked.Single().Body, isAgain: false, Stop);
        await post.RunUntilAsync(post.Time.GetUtcNow().AddDays(1));
        Assert.Equal(2, post.Parked.Select(QuarantineId.Of).Distinct().Count());
    }

    [Fact]
    public async Task What_is_no_order_cannot_be_sent_anew()
    {
        var resent = await post.Resending.RunAsync(Encoding.UTF8.GetBytes("no order"), isAgain: false, Stop);
        Assert.NotNull(resent.Fault);
        Assert.Equal(0, post.Waiting);
    }

    [Theory]
    [InlineData("this is no order")]
    [InlineData("null")]
    [InlineData("""{"id":"x","template":"reply","to":"a@b.example","name":"","language":"en","caseNumber":"","token":"","subject":"","desk":"","at":"2026-11-23T00:00:00.000Z"}""")]
    public async Task What_is_no_order_is_set_aside(string body)
    {
        await post.Dispatch.TakeAsync(new QueueDelivery("id-1", post.Time.GetUtcNow(), Encoding.UTF8.GetBytes(body)), Stop);
        Assert.Equal(("undecodable", "mail-out", "id-1"), (Assert.Single(post.Parked).Reason, post.Parked.Single().Source, post.Parked.Single().Id));
        Assert.Empty(post.Sent);
    }
}
