using ContactRouter.Chats;
using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Procedure;
using ContactRouter.Senders;

namespace ContactRouter.Tests.Chats;

/// <summary>A chat and what is decided in it, one after the other: a store of a few lines.</summary>
internal sealed class Talk
{
    private readonly ChatRules rules;

    /// <summary>Opened on Monday at 10:00 in Shanghai.</summary>
    public Talk(string? order = null, ChatOptions? options = null, string? network = null)
    {
        rules = new ChatRules(options ?? new ChatOptions(), new SenderBudget(new BudgetOptions()), new OrderNumbers(new OrderOptions()), new RepeatOptions());
        Chat = ChatLife.Open(Opening(order, network), Now);
    }

    public Chat Chat { get; private set; }

    public List<ChatLine> Lines { get; } = [];

    /// <summary>What was sent out by the latest command.</summary>
    public IReadOnlyList<Outgoing> Outgoing { get; private set; } = [];

    public DateTimeOffset Now { get; set; } = Samples.Monday;

    public ChatRules Rules => rules;

    public static ChatOpening Opening(string? order = null, string? network = null) => new(
        new ChatId(Samples.Contact(), network), Samples.Address("anna@shop.example"), "Anna Müller", order, "de", WantsTranscript: true, Mark: null, TraceParent: null);

    public ChatDecision Ask(string text = "Where is my parcel?") => Do(new ChatCommand.Say(Chat.Id, ChatSide.Customer, text));

    public ChatDecision Answer(string text = "It comes tomorrow.") => Do(new ChatCommand.Say(Chat.Id, ChatSide.Agent, text));

    public ChatDecision Join(string agent = "Li Na") => Do(new ChatCommand.Join(Chat.Id, agent));

    public ChatDecision Read(ChatSide by, int sequence) => Do(new ChatCommand.Read(Chat.Id, by, sequence));

    public ChatDecision End(ChatSide by = ChatSide.Customer, string reason = "", bool? transcript = null) => Do(new ChatCommand.End(Chat.Id, by, reason, transcript));

    public ChatDecision Watch() => Do(new ChatCommand.Watch(Chat.Id));

    public ChatRefusal Refusal(ChatDecision decision) => decision switch
    {
        ChatDecision.Refused refused => refused.Refusal,
        ChatDecision.Done { Refusal: { } refusal } => refusal,
        _ => throw new InvalidOperationException($"{decision} refuses nothing; the chat is {Chat}."),
    };

    private ChatDecision Do(ChatCommand command)
    {
        var decision = rules.Decider.Decide(Chat, command, Now);
        Outgoing = [];
        if (decision is ChatDecision.Done done)
        {
            Chat = done.Chat;
            Lines.AddRange(done.Lines);
            Outgoing = done.Outgoing;
        }

        return decision;
    }
}
