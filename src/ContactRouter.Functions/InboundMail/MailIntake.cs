using ContactRouter.Functions.QueuedContacts;
using ContactRouter.Intake;
using ContactRouter.Mail;
using ContactRouter.Mail.Inbound;
using ContactRouter.Senders;
using ContactRouter.Storage;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Quarantine;

namespace ContactRouter.Functions.InboundMail;

/// <summary>Takes a delivered mail in, or sets it aside with its reason: whatever it is, once the provider was answered it is somewhere.</summary>
internal sealed partial class MailIntake(
    SenderIdentity identity,
    MailMessages messages,
    ContactEngine engine,
    IContactBlobs blobs,
    QuarantineStore quarantine,
    LongMailTurns turns,
    LedgerCounts ledger,
    MailOptions options,
    TimeProvider time,
    ILogger<MailIntake> logger)
{
    private const string Blocked = "sender-blocked";
    private const string Oversize = "oversize";
    private const string Unreadable = "unreadable";
    private const string NoSender = "It does not say whom it is from.";

    private readonly MostKeptPerBlock mostKept = new();

    /// <param name="name">Of the delivery, of hex digits: set aside again, it takes the same place.</param>
    /// <param name="isSigned">It is the provider's, whatever it looks like.</param>
    /// <returns>Null where it is no delivery of the provider.</returns>
    /// <exception cref="Storage.Tables.StoreUnavailableException">It is neither in nor set aside; it has to be delivered again.</exception>
    public async Task<MailTaken?> TakeAsync(MailDelivered delivered, string name, bool isSigned, CancellationToken cancellation)
    {
        if (delivered.Length > options.MaxBytes)
            return await SetAsideAsync(delivered, name, Oversize, $"It has {delivered.Length:N0} bytes; {options.MaxBytes:N0} are taken.", cancellation);
        using var turn = await turns.WaitAsync(delivered, cancellation);
        var reading = await delivered.ReadAsync(cancellation);
        if (reading.Mail is not { } mail)
            return reading.IsForm || isSigned ? await SetAsideAsync(delivered, name, Unreadable, reading.Fault, cancellation) : null;
        if (MailMessages.SenderOf(mail) is not { } sender)
            return await SetAsideAsync(delivered, name, Unreadable, NoSender, cancellation);

        var id = ContactId.New(identity.IdOf(sender), time.GetUtcNow());
        switch (await AcceptAsync(delivered, mail, sender, id, isReleased: false, cancellation))
        {
            case IntakeResult.Accepted accepted:
                var answer = accepted.Answer;
                ledger.Answered(Channel.Mail, accepted);
                return new MailTaken(accepted.IsRepeat ? "repeat" : "accepted", Reason: null, answer.ContactId.Value, answer.CaseNumber.Value, answer.Desk);
            case IntakeResult.SetAside aside:
                return await SetAsideAsync(delivered, name, aside.Reason, $"{aside.Detail} {messages.MachineOf(mail)?.Reason}".TrimEnd(), cancellation);
            case IntakeResult.Blocked { Standing.BlockedUntil: { } until } when mostKept.IsWithin(id.Sender, until):
                return await SetAsideAsync(delivered, name, Blocked, $"The sender is blocked until {Timestamp.Format(until)}.", cancellation);
            case IntakeResult.Blocked:
                ledger.Discarded(Channel.Mail, Blocked);
                Log.Discarded(logger, name, id.Sender, MostKeptPerBlock.Most);
                return new MailTaken("discarded", Blocked);
            case var other:
                throw new InvalidOperationException($"There is no way for {other}.");
        }
    }

    /// <summary>Lets in what was set aside. Its id is made of what it is kept under, so that it is taken in once.</summary>
    /// <returns>What became of it, or why there is nothing to take in.</returns>
    /// <exception cref="Storage.Tables.StoreUnavailableException">It may be in already.</exception>
    public async Task<(IntakeResult? Result, string Fault)> ReleaseAsync(QuarantinedItem item, ReadOnlyMemory<byte> form, CancellationToken cancellation)
    {
        await using var incoming = new IncomingMail(form);
        var delivered = await MailDelivered.OpenAsync(incoming, cancellation);
        var reading = await delivered.ReadAsync(cancellation);
        if (reading.Mail is not { } mail)
            return (null, $"{Unreadable}: {reading.Fault}");
        if (MailMessages.SenderOf(mail) is not { } sender)
            return (null, $"{Unreadable}: {NoSender}");
        var id = ContactId.Of(identity.IdOf(sender), item.SentAt, System.Text.Encoding.UTF8.GetBytes($"{StorageNames.MailSource}/{item.SourceId}"));
        return (await AcceptAsync(delivered, mail, sender, id, isReleased: true, cancellation), "");
    }

    private async Task<IntakeResult> AcceptAsync(
        MailDelivered delivered, ReceivedMail mail, SenderAddress sender, ContactId id, bool isReleased, CancellationToken cancellation)
    {
        var files = new MailBlobs(blobs, id, delivered);
        var mayBeIn = false;
        try
        {
            await files.WriteAsync(mail.Files, cancellation);
            var message = messages.Of(mail, sender, id, files) with { IsReleased = isReleased };
            // From here on it may be in even where the store's answer was lost: its files must stay.
            mayBeIn = true;
            var result = await engine.AcceptAsync(message, cancellation);
            // Some programs give each mail the same Message-ID. Another content is another mail.
            if (result is IntakeResult.KeyReused)
                result = await engine.AcceptAsync(message with { Key = MailMessages.ContentKeyOf(mail), MailId = null }, cancellation);
            mayBeIn = result is IntakeResult.Accepted accepted && accepted.Answer.ContactId == id;
            return result;
        }
        finally
        {
            delivered.Take(mayBeIn);
            if (!mayBeIn)
                await files.DiscardAsync();
        }
    }

    private async Task<MailTaken> SetAsideAsync(MailDelivered delivered, string name, string reason, string detail, CancellationToken cancellation)
    {
        await delivered.SetAsideAsync(
            new SetAside(StorageNames.MailSource, name, reason, detail, Timestamp.Truncate(time.GetUtcNow()), Body: default), quarantine, cancellation);
        ledger.Accepted(Channel.Mail);
        return new MailTaken("set-aside", reason);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Mail {Name} of blocked sender {Sender} is discarded: {Most} of this block are kept already")]
        public static partial void Discarded(ILogger logger, string name, SenderId sender, int most);
    }
}
