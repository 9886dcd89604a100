using System.Diagnostics;
using ContactRouter.Functions.Triggers;
using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Storage;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Quarantine;

namespace ContactRouter.Functions.QueuedContacts;

/// <summary>
/// Takes in a queued contact request: the same fields and rules as the form's JSON. Who can write to the queue is trusted with the address. What cannot
/// be read is set aside at once with its reason: another try would read the same.
/// </summary>
internal sealed partial class QueuedContact(SenderIdentity identity, ContactEngine engine, QuarantineStore quarantine, LedgerCounts ledger, ILogger<QueuedContact> logger)
{
    private const string Blocked = "sender-blocked";

    private readonly MostKeptPerBlock mostKept = new();

    /// <exception cref="Storage.Tables.StoreUnavailableException">The queue keeps it and delivers it again.</exception>
    public async Task TakeAsync(QueueDelivery delivery, CancellationToken cancellation)
    {
        var (request, reason, detail) = QueuedRequest.Read(delivery.Body);
        if (request is null)
        {
            await SetAsideAsync(delivery, reason, detail, cancellation);
            return;
        }

        var id = QueuedRequest.IdOf(identity.IdOf(request.Sender), delivery.Id, delivery.InsertedAt);
        var result = await engine.AcceptAsync(request.ToMessage(id, Channel.Queue, verified: true, attachments: [], Activity.Current?.Id), cancellation);
        ledger.Answered(Channel.Queue, result);
        if (result is not IntakeResult.Blocked { Standing.BlockedUntil: { } until })
            return;
        if (mostKept.IsWithin(id.Sender, until))
        {
            await SetAsideAsync(delivery, Blocked, $"The sender is blocked until {Timestamp.Format(until)}.", cancellation);
            return;
        }

        ledger.Discarded(Channel.Queue, Blocked);
        Log.Discarded(logger, delivery.Id, id.Sender, MostKeptPerBlock.Most);
    }

    private async Task SetAsideAsync(QueueDelivery delivery, string reason, string detail, CancellationToken cancellation)
    {
        await quarantine.KeepAsync(new SetAside(StorageNames.RequestsQueue, delivery.Id, reason, detail, delivery.InsertedAt, delivery.Body), cancellation);
        ledger.Accepted(Channel.Queue);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Message {Id} of blocked sender {Sender} is discarded: {Most} of this block are kept already")]
        public static partial void Discarded(ILogger logger, string id, SenderId sender, int most);
    }
}
