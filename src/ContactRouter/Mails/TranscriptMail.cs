using System.Text;
using System.Text.Encodings.Web;
using ContactRouter.Cases;
using ContactRouter.Chats;

namespace ContactRouter.Mails;

/// <summary>What was said in a chat, for the customer who wants it by mail. His answer to it joins the chat's case.</summary>
public static class TranscriptMail
{
    /// <summary>Of all lines as JSON: the mail must fit into a queue message of 48 KiB, together with names and subject.</summary>
    private const int MaxBytes = 36_000;

    /// <summary>Of a line besides its text.</summary>
    private const int LineFrame = 80;

    public static MailOrder Of(ContactRecord record, ChatTranscript chat, string language, CaseToken token)
    {
        var (message, answer) = (record.Message, record.Answer);
        return new MailOrder(
            $"{message.Id}:{MailOrder.ChatTranscript}", MailOrder.ChatTranscript, message.Sender.Value, message.SenderName, language, answer.CaseNumber.Value,
            token.ToString(), message.Subject, answer.Desk, answer.ReceivedAt)
        {
            ContactId = message.Id.Value,
            Cases = [.. answer.Cases.Select(number => number.Value)],
            Topic = answer.Topic,
            OrderNumbers = record.OrderNumbers,
            Lines = Latest(chat.Lines),
            TraceParent = message.TraceParent,
        };
    }

    // Of a chat that is longer than a mail the end is what matters; the case has all of it.
    private static List<SpokenLine> Latest(IReadOnlyList<SpokenLine> lines)
    {
        var latest = new List<SpokenLine>();
        var bytes = 0;
        foreach (var line in lines.Reverse())
        {
            bytes += LineFrame + Encoding.UTF8.GetByteCount(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(line.Text));
            if (bytes > MaxBytes)
                break;
            latest.Add(line);
        }

        latest.Reverse();
        return latest;
    }
}
