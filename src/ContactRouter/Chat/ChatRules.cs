using ContactRouter.Intake;
using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.Senders;

namespace ContactRouter.Chats;

/// <summary>All that is decided about chats, put together from the settings.</summary>
/// <exception cref="ArgumentException">The settings are wrong; <see cref="ChatOptions.Faults"/> says how.</exception>
public sealed class ChatRules
{
    public ChatRules(ChatOptions options, SenderBudget budget, OrderNumbers orders, RepeatOptions repeats)
    {
        Hours = new ChatHours(options);
        Clock = new ChatClock(options, Hours);
        Opener = new ChatOpener(options, Hours, budget);
        Decider = new ChatDecider(options, Clock, orders);
        Repeats = repeats;
        Desk = new Desk(options.Desk);
    }

    public ChatHours Hours { get; }

    public ChatClock Clock { get; }

    public ChatOpener Opener { get; }

    public ChatDecider Decider { get; }

    /// <summary>How long the names of openings and commands are known.</summary>
    public RepeatOptions Repeats { get; }

    /// <summary>The desk whose people answer.</summary>
    public Desk Desk { get; }
}
