using System.Globalization;
using System.Text;
using ContactRouter.Intake;
using ContactRouter.Mails;
using ContactRouter.Senders;

namespace ContactRouter.Chats;

/// <summary>A chat that has ended, as the message that its case gets.</summary>
/// <param name="WasAnswered">Somebody of the desk wrote: the customer has an answer.</param>
/// <param name="IsWanted">The customer wants it by mail.</param>
/// <param name="Desk">The desk that chats.</param>
/// <param name="Language">Of the customer, where he told it; else null.</param>
/// <param name="Lines">What people wrote, in order.</param>
/// <param name="Asked">What the customer wrote, without the desk's words: what the case is about.</param>
public sealed record ChatTranscript(bool WasAnswered, bool IsWanted, Routing.Desk Desk, string? Language, IReadOnlyList<SpokenLine> Lines, string Asked)
{
    private const int SubjectLength = 80;

    /// <summary>The same for the same chat, whoever files it and how often: filed again, it is a repeat.</summary>
    public static ContactMessage ToMessage(Chat chat, IEnumerable<ChatLine> all, Routing.Desk desk)
    {
        var lines = all.Where(line => line.From != ChatSide.System).ToList();
        var asked = lines.FindAll(line => line.From == ChatSide.Customer);
        var transcript = new ChatTranscript(
            chat.AgentSpoke, chat.WantsTranscript, desk, chat.Language,
            [.. lines.Select(line => new SpokenLine(line.From == ChatSide.Customer, line.At, line.Text))],
            string.Join('\n', asked.Select(line => line.Text)));
        return new ContactMessage(
            chat.Id.Contact, Channel.Chat, SenderAddress.Parse(chat.Address, out _)!, chat.Name, chat.Verified, SubjectOf(asked), TextOf(chat, lines), chat.OrderNumber ?? "",
            Chosen: null, Attachments: [], new Dictionary<string, string>(), TraceParent: null)
        {
            Network = chat.Id.Network,
            // Two chats of the same words are two.
            Key = new RepeatKey(RepeatKeyKind.Provider, $"chat {chat.Id}"),
            // It was counted when it was opened.
            IsReleased = true,
            Transcript = transcript,
        };
    }

    private static string SubjectOf(List<ChatLine> asked)
    {
        var line = asked.Count > 0 ? asked[0].Text.ReplaceLineEndings(" ").Trim() : "";
        if (line.Length <= SubjectLength)
            return line;
        var length = char.IsHighSurrogate(line[SubjectLength - 1]) ? SubjectLength - 1 : SubjectLength;
        return line[..length].TrimEnd() + "…";
    }

    private static string TextOf(Chat chat, List<ChatLine> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            var time = line.At.ToString("HH:mm 'UTC'", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"[{time}] {(line.From == ChatSide.Customer ? "Customer" : "Desk")}: {line.Text}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"(The chat of {Timestamp.Format(chat.OpenedAt)} ended: {HowEnded(chat)}.)").ToString();
    }

    private static string HowEnded(Chat chat)
    {
        var by = chat.EndedBy switch
        {
            ChatSide.Customer => "by the customer",
            ChatSide.Agent => "by the desk",
            _ => "by itself",
        };
        return chat.EndReason.Length > 0 ? $"{by}, {chat.EndReason}" : by;
    }
}
