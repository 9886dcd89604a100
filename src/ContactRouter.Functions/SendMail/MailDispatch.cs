using ContactRouter.Functions.Triggers;
using ContactRouter.Mail.Outbound;
using ContactRouter.Mails;
using ContactRouter.Senders;
using ContactRouter.Storage;
using ContactRouter.Storage.Mails;
using ContactRouter.Storage.Quarantine;

namespace ContactRouter.Functions.SendMail;

/// <summary>
/// Sends an ordered mail once. The claim is there before the mail goes out, and says afterwards what came of it; what has to wait goes back to the queue as a
/// new message that nobody sees until then, so the queue's own five tries are left for faults of the store.
/// </summary>
internal sealed partial class MailDispatch(
    MailClaims claims,
    MailComposer composer,
    IMailSender sender,
    MailGate gate,
    IMailOrders orders,
    MailOutcome outcome,
    OutboundMailOptions options,
    IQuarantine quarantine,
    TimeProvider time,
    ILogger<MailDispatch> logger)
{
    private static readonly TimeSpan CapWindow = TimeSpan.FromMinutes(180);

    /// <exception cref="Storage.Tables.StoreUnavailableException">The queue keeps the order and delivers it again.</exception>
    public async Task TakeAsync(QueueDelivery delivery, CancellationToken cancellation)
    {
        if (MailOrders.Read(delivery.Body.Span, out var recipient, out var fault) is not { } order)
        {
            await quarantine.KeepAsync(
                new SetAside(StorageNames.OutboundMailSource, delivery.Id, "undecodable", fault, delivery.InsertedAt, delivery.Body), cancellation);
            return;
        }

        if (gate.Enter() is { } opensAt)
        {
            await PutBackAsync(delivery, RetrySchedule.Spread(opensAt - time.GetUtcNow() + TimeSpan.FromSeconds(5), Random.Shared.NextDouble()), cancellation);
            return;
        }

        if (await ClaimAsync(order, recipient, delivery, cancellation) is not { } claim)
        {
            gate.Leave();
            return;
        }

        var result = await sender.SendAsync(composer.Compose(order), cancellation);
        var wasClosed = gate.IsClosed;
        if (gate.Learn(result))
            Log.Closed(logger, result);
        // From here on the mail may be out: nobody's leaving keeps its claim from saying so.
        if (await outcome.SettleAsync(claim, result, wasClosed, delivery.Body, CancellationToken.None) is { } next)
            await PutBackAsync(delivery, next - time.GetUtcNow(), CancellationToken.None);
    }

    /// <returns>The claim, where this mail may be sent now.</returns>
    private async Task<MailClaim?> ClaimAsync(MailOrder order, SenderId recipient, QueueDelivery delivery, CancellationToken cancellation)
    {
        switch (await claims.BeginAsync(order, recipient, cancellation))
        {
            case ClaimAnswer.NotBefore wait:
                await PutBackAsync(delivery, wait.Time - time.GetUtcNow(), cancellation);
                return null;
            case ClaimAnswer.Broken broken:
                await outcome.GiveUpAsync(broken.Claim, delivery.Body, cancellation);
                return null;
            case ClaimAnswer.Begun { Claim: { IsAutomatic: true } claim }
                when await claims.CountSinceAsync(recipient, time.GetUtcNow() - CapWindow, cancellation) > options.MostPerRecipient:
                Log.Capped(logger, order.Id);
                await outcome.CapAsync(claim, cancellation);
                return null;
            case ClaimAnswer.Begun begun:
                return begun.Claim;
            default:
                return null;
        }
    }

    private Task PutBackAsync(QueueDelivery delivery, TimeSpan after, CancellationToken cancellation) =>
        orders.PutAsync(delivery.Body, after > TimeSpan.FromSeconds(1) ? after : TimeSpan.FromSeconds(1), cancellation);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Mails are held back: {Result}. One at a time is tried until the provider takes mails again")]
        public static partial void Closed(ILogger logger, SendResult result);

        [LoggerMessage(2, LogLevel.Warning, "Mail {Order} is not sent: its recipient has had as many automatic mails as one gets")]
        public static partial void Capped(ILogger logger, string order);
    }
}
