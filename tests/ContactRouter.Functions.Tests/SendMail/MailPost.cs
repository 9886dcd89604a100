using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ContactRouter.Functions.SendMail;
using ContactRouter.Functions.Triggers;
using ContactRouter.Mail.Outbound;
using ContactRouter.Mail.Templates;
using ContactRouter.Mails;
using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.ServiceLevel;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Mails;
using ContactRouter.Storage.Quarantine;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ContactRouter.Functions.Tests.SendMail;

/// <summary>The sending of mails with a queue and a clock of its own: what waits a day is waited for in no time.</summary>
internal sealed class MailPost : IMailOrders, IQuarantine, IMailSender
{
    private readonly PriorityQueue<ReadOnlyMemory<byte>, (DateTimeOffset, int)> queue = new();
    private readonly ServiceProvider meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private int put;
    private LedgerCounts? ledger;

    /// <param name="sender">Made with the clock; without it the provider is what a test says.</param>
    public MailPost(Func<TimeProvider, IMailSender>? sender = null)
    {
        Claims = new MailClaims(Table, Identity, Time);
        Dispatch = NewInstance(sender?.Invoke(Time));
    }

    public static SenderIdentity Identity { get; } = new(new IdentityOptions { Key = Convert.ToBase64String(new byte[32]) });

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));

    public ITransactionalTable Table { get; } = new MemoryTable();

    private MailCounts Counts => new(meters.GetRequiredService<IMeterFactory>(), Ledger);

    public LedgerCounts Ledger => ledger ??= new LedgerCounts(Time);

    public MailClaims Claims { get; }

    public MailDispatch Dispatch { get; }

    public MailResending Resending => new(Claims, this, Counts, NullLogger<MailResending>.Instance);

    public ConcurrentQueue<OutgoingMail> Sent { get; } = new();

    public ConcurrentQueue<SetAside> Parked { get; } = new();

    /// <summary>What comes of handing a mail over; accepted where this says nothing else.</summary>
    public Func<OutgoingMail, SendResult>? Provider { get; set; }

    public int Waiting => queue.Count;

    /// <summary>Another instance of the app on the same table and queue.</summary>
    public MailDispatch NewInstance(IMailSender? sender = null)
    {
        var options = new OutboundMailOptions { FromName = "Shop Example", Domain = "in.shop.example" };
        var mailboxes = new MailboxOptions { Desks = { new DeskMailbox { Address = "cs@shop.example", Desk = "cs" } } };
        var templates = new MailTemplates(options, new MailTimes(new ServiceLevelOptions()), new AdviceTexts(mailboxes, new OrderOptions(), new AttachmentOptions()));
        return new MailDispatch(
            Claims, new MailComposer(templates, options, mailboxes), sender ?? this, new MailGate(Time), this,
            new MailOutcome(Claims, this, Counts, Time, NullLogger<MailOutcome>.Instance),
            options, this, Time, NullLogger<MailDispatch>.Instance);
    }

    /// <summary>An order for a recipient's n-th message.</summary>
    public MailOrder Order(string recipient, int n = 0, string template = MailOrder.Acknowledgement)
    {
        var sender = Identity.IdOf(SenderAddress.Parse(recipient, out _)!);
        var contact = ContactRouter.Intake.ContactId.Of(sender, Time.GetUtcNow(), [(byte)n, (byte)(n >> 8)]);
        return SampleOrders.Of(template, "en") with { Id = $"{contact}:{template}", To = recipient };
    }

    public static QueueDelivery DeliveryOf(MailOrder order) => new(order.Id.Replace(':', '-'), order.At, order.ToJson());

    public async Task<MailClaim?> ClaimOfAsync(MailOrder order) => await Claims.FindAsync(order.Recipient!.Value, order.Id, TestContext.Current.CancellationToken);

    public void Put(MailOrder order) => queue.Enqueue(order.ToJson(), (Time.GetUtcNow(), put++));

    public Task PutAsync(ReadOnlyMemory<byte> order, TimeSpan after, CancellationToken cancellation)
    {
        lock (queue)
            queue.Enqueue(order, (Time.GetUtcNow() + after, put++));
        return Task.CompletedTask;
    }

    public Task KeepAsync(SetAside item, CancellationToken cancellation)
    {
        Parked.Enqueue(item);
        return Task.CompletedTask;
    }

    public Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        var result = Provider?.Invoke(mail) ?? new SendResult.Accepted("");
        if (result is SendResult.Accepted)
            Sent.Enqueue(mail);
        return Task.FromResult(result);
    }

    /// <summary>Takes what becomes visible, in its order, until nothing does before that time; the clock goes along.</summary>
    public async Task RunUntilAsync(DateTimeOffset end)
    {
        while (queue.TryPeek(out var body, out var at) && at.Item1 <= end)
        {
            queue.Dequeue();
            if (at.Item1 > Time.GetUtcNow())
                Time.SetUtcNow(at.Item1);
            await Dispatch.TakeAsync(new QueueDelivery($"m{at.Item2}", Time.GetUtcNow(), body), TestContext.Current.CancellationToken);
        }

        Time.SetUtcNow(end);
    }
}
