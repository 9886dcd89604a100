using ContactRouter.Mails;
using ContactRouter.Senders;
using ContactRouter.Storage.Mails;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ContactRouter.Storage.Tests.Mails;

public sealed class MemoryMailClaimsTests : MailClaimsTests
{
    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());
}

public sealed class AzuriteMailClaimsTests(AzuriteFixture azurite) : MailClaimsTests
{
    protected override Task<TestStore> OpenAsync() => AzuriteStore.OpenAsync(azurite);
}

/// <summary>Whoever has a mail's claim may send it, and nobody else.</summary>
public abstract class MailClaimsTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(Samples.Monday);
    private MailClaims? claims;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MailClaims Claims => claims!;

    public async ValueTask InitializeAsync() => claims = new MailClaims((await OpenAsync()).Table, Samples.Identity, time);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Of_many_at_once_one_may_send()
    {
        var order = Order();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => BeginAsync(order)));
        Assert.Single(answers.OfType<ClaimAnswer.Begun>());
        Assert.Equal(11, answers.OfType<ClaimAnswer.NotBefore>().Count());
    }

    [Fact]
    public async Task What_was_written_is_read_as_it_was()
    {
        var order = Order();
        var begun = await BegunAsync(order);
        var next = begun with { State = MailState.Waiting, Until = Samples.Monday.AddHours(2), Tries = 3, IsResent = true, Reason = "status 503", ProviderId = "p-1", Delivery = "deferred" };
        var written = await Claims.WriteAsync(next, Cancellation);
        Assert.Equal(written, await FindAsync(order));
    }

    [Fact]
    public async Task A_claim_that_somebody_else_changed_is_not_replaced()
    {
        var order = Order();
        var begun = await BegunAsync(order);
        Assert.NotNull(await Claims.WriteAsync(begun with { Delivery = "delivered" }, Cancellation));
        Assert.Null(await Claims.WriteAsync(begun with { State = MailState.Failed }, Cancellation));
        Assert.Equal((MailState.Sending, "delivered"), ((await FindAsync(order))!.State, (await FindAsync(order))!.Delivery));
    }

    [Fact]
    public async Task Whoever_waits_or_is_at_it_is_told_until_when()
    {
        var order = Order();
        var begun = await BegunAsync(order);
        Assert.Equal(new ClaimAnswer.NotBefore(Samples.Monday + MailClaims.Lease), await BeginAsync(order));
        var until = Samples.Monday.AddMinutes(30);
        await Claims.WriteAsync(begun with { State = MailState.Waiting, Until = until }, Cancellation);
        Assert.Equal(new ClaimAnswer.NotBefore(until), await BeginAsync(order));
        time.SetUtcNow(until);
        Assert.False((await BegunAsync(order)).IsResent);
    }

    [Fact]
    public async Task What_was_left_behind_by_a_crash_is_sent_once_more_and_then_given_up()
    {
        var order = Order();
        await BegunAsync(order);
        time.Advance(MailClaims.Lease);
        Assert.True((await BegunAsync(order)).IsResent);
        time.Advance(MailClaims.Lease);
        Assert.Equal(MailState.Uncertain, Assert.IsType<ClaimAnswer.Broken>(await BeginAsync(order)).Claim.State);
    }

    [Theory]
    [InlineData(MailState.Sent)]
    [InlineData(MailState.Failed)]
    [InlineData(MailState.Uncertain)]
    [InlineData(MailState.Capped)]
    public async Task What_has_ended_is_never_begun_again(MailState state)
    {
        var order = Order();
        await Claims.WriteAsync(await BegunAsync(order) with { State = state }, Cancellation);
        time.Advance(TimeSpan.FromDays(10));
        Assert.IsType<ClaimAnswer.Settled>(await BeginAsync(order));
    }

    [Theory]
    [InlineData(MailState.Failed)]
    [InlineData(MailState.Uncertain)]
    public async Task What_was_given_up_and_is_reopened_begins_as_if_it_had_never_been_tried(MailState state)
    {
        var order = Order();
        await Claims.WriteAsync(await BegunAsync(order) with { State = state, Tries = 7, IsResent = true, Reason = "status 400" }, Cancellation);
        time.Advance(TimeSpan.FromDays(5));

        var before = await Claims.ReopenAsync(order.Recipient!.Value, order.Id, Cancellation);

        Assert.Equal((state, 7), (before!.State, before.Tries));
        var begun = await BegunAsync(order);
        Assert.Equal((0, false, time.GetUtcNow()), (begun.Tries, begun.IsResent, begun.At));
    }

    [Theory]
    [InlineData(MailState.Sent)]
    [InlineData(MailState.Sending)]
    [InlineData(MailState.Waiting)]
    public async Task What_is_out_or_under_way_is_not_reopened(MailState state)
    {
        var order = Order();
        var there = await Claims.WriteAsync(await BegunAsync(order) with { State = state }, Cancellation);
        Assert.Equal(there, await Claims.ReopenAsync(order.Recipient!.Value, order.Id, Cancellation));
        Assert.Equal(there, await FindAsync(order));
        Assert.Null(await Claims.ReopenAsync(order.Recipient!.Value, Order("never").Id, Cancellation));
    }

    [Fact]
    public async Task Automatic_answers_count_for_as_long_as_was_asked()
    {
        foreach (var (n, state) in new[] { MailState.Sent, MailState.Sent, MailState.Sending, MailState.Waiting, MailState.Failed, MailState.Capped }.Index())
            await Claims.WriteAsync(await BegunAsync(Order($"n{n}")) with { State = state, Until = time.GetUtcNow() }, Cancellation);
        await BegunAsync(Order("reply", MailOrder.Reply));
        await BegunAsync(Order("other", sender: "ben@buyer.example"));

        Assert.Equal(3, await CountAsync(TimeSpan.FromHours(3)));
        time.Advance(TimeSpan.FromHours(3) + TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await CountAsync(TimeSpan.FromHours(3)));
        Assert.Equal(3, await CountAsync(TimeSpan.FromHours(4)));
    }

    protected abstract Task<TestStore> OpenAsync();

    private static MailOrder Order(string name = "first", string template = MailOrder.Acknowledgement, string sender = "anna@buyer.example")
    {
        var contact = Samples.Message(name, sender).Id;
        return new MailOrder($"{contact}:{template}", template, sender, "", "en", "0C7K3QX9H", "", "", "cs", Samples.Monday);
    }

    private Task<ClaimAnswer> BeginAsync(MailOrder order) => Claims.BeginAsync(order, order.Recipient!.Value, Cancellation);

    private async Task<MailClaim> BegunAsync(MailOrder order) => Assert.IsType<ClaimAnswer.Begun>(await BeginAsync(order)).Claim;

    private Task<MailClaim?> FindAsync(MailOrder order) => Claims.FindAsync(order.Recipient!.Value, order.Id, Cancellation);

    private Task<int> CountAsync(TimeSpan back) => Claims.CountSinceAsync(
        Samples.Identity.IdOf(SenderAddress.Parse("anna@buyer.example", out _)!), time.GetUtcNow() - back, Cancellation);
}
