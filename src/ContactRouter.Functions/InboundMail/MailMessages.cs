using System.Diagnostics;
using System.Net;
using ContactRouter.Intake;
using ContactRouter.Mail.Inbound;
using ContactRouter.Senders;

namespace ContactRouter.Functions.InboundMail;

/// <summary>Makes the message that the decision is made about of a mail.</summary>
internal sealed class MailMessages(SenderIdentity identity, OwnAddresses own)
{
    /// <summary>Of a header, in characters (RFC 5322, 2.1.1).</summary>
    private const int LongestLine = 998;

    private static readonly SortedDictionary<string, string> NoExtra = [];

    /// <summary>Whom the mail is from, or null where it does not say.</summary>
    public static SenderAddress? SenderOf(ReceivedMail mail) =>
        SenderAddress.Parse(mail.Head.From, out _) ?? SenderAddress.Parse(mail.Delivery.EnvelopeFrom ?? "", out _);

    public MachineSign? MachineOf(ReceivedMail mail) => MachineMail.ClassOf(mail, own);

    public ContactMessage Of(ReceivedMail mail, SenderAddress sender, ContactId id, MailBlobs blobs)
    {
        var isProven = SenderProof.Holds(mail);
        var machine = MachineOf(mail);
        return new ContactMessage(
            id, Channel.Mail, sender, NameOf(mail), isProven, mail.Head.Subject, mail.Text, OrderNumber: "", Chosen: null, blobs.Attachments, NoExtra, Activity.Current?.Id)
        {
            AttachmentsBeyond = blobs.Beyond,
            MailBlob = blobs.Original,
            Mailbox = own.MailboxOf(mail),
            Network = isProven ? null : NetworkOf(mail),
            Key = mail.Head.MessageId is { } name ? new RepeatKey(RepeatKeyKind.Provider, name) : ContentKeyOf(mail),
            Thread = ThreadSigns.Of(mail, own),
            MailId = mail.Head.MessageId is { } messageId ? Cases.MailId.HashOf(messageId) : null,
            // One that is longer than a header's line may be is no mail program's; nothing has to be answered under it.
            MessageId = mail.Head.MessageId is { Length: <= LongestLine } named ? named : null,
            IsSilent = machine is not null || MachineMail.ForbidsAnswers(mail),
            MachineClass = machine?.Class,
        };
    }

    /// <summary>The name of a mail that has none of its own, or one that was used already.</summary>
    public static RepeatKey ContentKeyOf(ReceivedMail mail) => new(RepeatKeyKind.Provider, "content " + mail.ContentHash);

    private static string NameOf(ReceivedMail mail)
    {
        var name = TextCleaning.Clean(mail.Head.FromName).ReplaceLineEndings(" ");
        return name.Length <= ContactRules.MaxNameLength ? name : TextCleaning.Clean(name[..ContactRules.MaxNameLength]);
    }

    private string NetworkOf(ReceivedMail mail) => IPAddress.TryParse(mail.Delivery.SenderIp, out var address)
        ? identity.NetworkIdOf(address)
        : identity.NetworkIdOf(SenderProof.DomainOf(mail.Delivery.EnvelopeFrom) ?? "");
}
