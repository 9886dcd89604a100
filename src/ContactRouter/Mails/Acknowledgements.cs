using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ContactRouter.Cases;
using ContactRouter.Intake;
using ContactRouter.Senders;

namespace ContactRouter.Mails;

/// <summary>
/// Who gets an acknowledgement: whoever opened a case, or has to be told something. Never a machine, never more than ten in three hours, never more than two
/// about the same subject: two auto-responders must not talk to each other through us.
/// </summary>
public sealed class Acknowledgements(SenderIdentity identity)
{
    private const int Most = 10;
    private const int MostOfOneSubject = 2;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(180);

    /// <returns>The mail, or null where none is sent, and the state that remembers it.</returns>
    public (MailOrder? Mail, SenderState State) For(ContactRecord record, IReadOnlyList<CaseChange> cases, string language, SenderState state)
    {
        var (message, answer) = (record.Message, record.Answer);
        // Who was answered in a chat gets its transcript, if he wants it, in place of an acknowledgement.
        if (message.Transcript is { WasAnswered: true } chat)
            return (chat.IsWanted ? TranscriptMail.Of(record, chat, language, identity.TokenOf(answer.CaseNumber, message.Id.Sender)) : null, state);
        if (message.IsSilent || (cases.All(change => change.Before is not null) && answer.Advice.Count == 0))
            return (null, state);
        var latest = state.Acknowledged.Where(sent => answer.ReceivedAt - sent.At < Window).ToList();
        var subject = HashOf(SubjectLine.Strip(message.Subject));
        if (latest.Count >= Most || latest.Count(sent => sent.Subject == subject) >= MostOfOneSubject)
            return (null, state with { Acknowledged = latest });

        var mail = new MailOrder(
            $"{message.Id}:{MailOrder.Acknowledgement}",
            MailOrder.Acknowledgement,
            message.Sender.Value,
            message.SenderName,
            language,
            answer.CaseNumber.Value,
            identity.TokenOf(answer.CaseNumber, message.Id.Sender).ToString(),
            message.Subject,
            answer.Desk,
            answer.ReceivedAt)
        {
            ContactId = message.Id.Value,
            InReplyTo = message.MessageId,
            Cases = [.. answer.Cases.Select(number => number.Value)],
            Topic = answer.Topic,
            OrderNumbers = record.OrderNumbers,
            Attachments = [.. record.Attachments.Select(file => file.Name)],
            Advice = answer.Advice,
            DueAt = answer.DueAt,
            TraceParent = message.TraceParent,
        };
        return (mail, state with { Acknowledged = [.. latest, new Acknowledged(answer.ReceivedAt, subject)] });
    }

    private static uint HashOf(string subject) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(subject.ToLowerInvariant())));
}
