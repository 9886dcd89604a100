using ContactRouter.Events;
using ContactRouter.Procedure;
using ContactRouter.Routing;

namespace ContactRouter.Chats;

/// <summary>The one decision about a command in a chat. Pure: it can be taken again whenever its commit met another one.</summary>
public sealed class ChatDecider(ChatOptions options, ChatClock clock, OrderNumbers orders)
{
    public ChatDecision Decide(Chat chat, ChatCommand command, DateTimeOffset time)
    {
        // A clock that lags behind the instance that decided before must not turn time back.
        var now = Timestamp.Truncate(time) is var truncated && truncated > chat.ActiveAt ? truncated : chat.ActiveAt;
        if (chat.State == ChatState.Ended)
            return command is ChatCommand.Say or ChatCommand.Join ? new ChatDecision.Refused(new ChatRefusal.Ended()) : new ChatDecision.Nothing(chat);
        if (clock.OverBecause(chat, now) is { } over)
        {
            // At 24:00 exactly, whenever the watch comes by.
            return Ended(chat, command, ChatSide.System, over, now) with { Refusal = command is ChatCommand.Say or ChatCommand.Join ? new ChatRefusal.Ended() : null };
        }

        return command switch
        {
            ChatCommand.Say { By: ChatSide.Customer } say => CustomerSays(chat, say.Text, now),
            ChatCommand.Say when chat.State == ChatState.Waiting => new ChatDecision.Refused(new ChatRefusal.NotJoined()),
            ChatCommand.Say say => chat.TextLength + say.Text.Length > Chat.MostText
                ? new ChatDecision.Refused(new ChatRefusal.Full())
                : Done(ChatLife.AgentSays(chat, say.Text, now)),
            ChatCommand.Join join when join.Agent == chat.Agent => new ChatDecision.Nothing(chat),
            ChatCommand.Join join => Done(ChatLife.Join(chat, join.Agent, now)),
            ChatCommand.Read read => Read(chat, read),
            ChatCommand.End end => Ended(chat with { WantsTranscript = end.WantsTranscript ?? chat.WantsTranscript }, end, end.By, end.Reason, now),
            ChatCommand.Watch watch => Watched(chat, watch, now),
            _ => throw new ArgumentOutOfRangeException(nameof(command)),
        };
    }

    private ChatDecision CustomerSays(Chat chat, string text, DateTimeOffset now)
    {
        var named = orders.FindInText(text);
        // P12: the first order that is named is the chat's. P13: another one needs a chat of its own.
        if (chat.OrderNumber is { } own ? named.Any(order => order != own) : named.Count > 1)
            return new ChatDecision.Refused(new ChatRefusal.OtherOrder(chat.OrderNumber, [.. named.Where(order => order != chat.OrderNumber)]));
        if (chat.TextLength + text.Length > Chat.MostText)
            return new ChatDecision.Refused(new ChatRefusal.Full());
        var latest = chat.Latest.Where(at => now - at < options.LinesWindow).ToList();
        return latest.Count >= options.MostLines
            ? new ChatDecision.Refused(new ChatRefusal.Flood(options.MostLines, options.LinesWindow, latest[0] + options.LinesWindow - now))
            : Done(ChatLife.CustomerSays(chat, text, chat.OrderNumber ?? (named.Count > 0 ? named[0] : null), latest, now));
    }

    private static ChatDecision Read(Chat chat, ChatCommand.Read read)
    {
        var sequence = Math.Min(read.Sequence, chat.Sequence);
        return sequence <= (read.By == ChatSide.Customer ? chat.ReadByCustomer : chat.ReadByDesk)
            ? new ChatDecision.Nothing(chat)
            : new ChatDecision.Done(ChatLife.Read(chat, read.By, sequence), [], []);
    }

    private ChatDecision Watched(Chat chat, ChatCommand.Watch watch, DateTimeOffset now)
    {
        var (next, lines, outgoing) = (chat, new List<ChatLine>(), new List<Outgoing>());
        if (clock.IsWaitingLong(next, now))
        {
            next = ChatLife.TellWait(next);
            outgoing.Add(new Outgoing.Alert(ChatEvents.Write(ChatEvents.Waiting, next, now, watch.TraceParent)));
        }

        if (clock.IsClosingDue(next, now))
            Add(ChatLife.TellClosing(next, now));
        if (clock.IsWarningDue(next, now))
            Add(ChatLife.Warn(next, now));
        return ReferenceEquals(next, chat) ? new ChatDecision.Nothing(chat) : new ChatDecision.Done(next, lines, outgoing);

        void Add((Chat Chat, ChatLine Line) change)
        {
            next = change.Chat;
            lines.Add(change.Line);
        }
    }

    private ChatDecision.Done Ended(Chat chat, ChatCommand command, ChatSide by, string reason, DateTimeOffset now)
    {
        var (ended, line) = ChatLife.End(chat, by, reason, now);
        return new ChatDecision.Done(
            ended,
            [line],
            [
                new Outgoing.ToDesk(new Desk(options.Desk), ChatEvents.Write(ChatEvents.Ended, ended, now, command.TraceParent)),
                // Who asked nothing needs no answer; what was asked is kept as a case, whoever was there.
                .. ended.CustomerSpoke ? new Outgoing[] { new Outgoing.Transcript(ended.Id) } : [],
            ]);
    }

    private static ChatDecision.Done Done((Chat Chat, ChatLine Line) change) => new(change.Chat, [change.Line], []);
}
