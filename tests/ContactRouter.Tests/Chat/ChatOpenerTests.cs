using ContactRouter.Chats;
using ContactRouter.Events;
using ContactRouter.Senders;

namespace ContactRouter.Tests.Chats;

/// <summary>P11, P14 and P5: one chat at a time, within the hours, from the sender's budget.</summary>
public sealed class ChatOpenerTests
{
    private readonly ChatOpener opener = new Talk().Rules.Opener;

    [Fact]
    public void An_opening_takes_one_of_the_budget_and_tells_the_desk()
    {
        var admitted = Assert.IsType<OpeningDecision.Admitted>(opener.Decide(SenderState.Unknown, Talk.Opening("B2B12345"), open: null, Samples.Monday));
        Assert.Equal((39, 1), (admitted.Standing.Left, admitted.State.Admissions.Count));
        Assert.Equal((ChatState.Waiting, "B2B12345", Samples.Monday, 0), (admitted.Chat.State, admitted.Chat.OrderNumber, admitted.Chat.OpenedAt, admitted.Chat.Sequence));
        Assert.Equal("cs", Assert.IsType<Outgoing.ToDesk>(Assert.Single(admitted.Outgoing)).Desk.Name);
    }

    [Fact]
    public void A_second_one_is_refused_and_takes_nothing()
    {
        var refused = Assert.IsType<OpeningDecision.Refused>(opener.Decide(SenderState.Unknown, Talk.Opening(), new ChatId(Samples.Contact(name: "other"), null), Samples.Monday));
        Assert.IsType<ChatRefusal.AlreadyOpen>(refused.Refusal);
    }

    [Fact]
    public void Outside_the_hours_it_says_when_it_opens()
    {
        var refused = Assert.IsType<OpeningDecision.Refused>(opener.Decide(SenderState.Unknown, Talk.Opening(), open: null, Samples.At("2026-11-24T00:00:00+08:00")));
        Assert.Equal(Samples.At("2026-11-24T09:00:00+08:00"), Assert.IsType<ChatRefusal.Closed>(refused.Refusal).OpensAt);
    }

    [Fact]
    public void The_forty_first_message_or_chat_of_an_hour_starts_the_block()
    {
        var state = SenderState.Unknown;
        for (var i = 0; i < 40; i++)
            state = Assert.IsType<OpeningDecision.Admitted>(opener.Decide(state, Talk.Opening(), open: null, Samples.Monday)).State;
        var blocked = Assert.IsType<OpeningDecision.Blocked>(opener.Decide(state, Talk.Opening(), open: null, Samples.Monday));
        Assert.Equal(Samples.Monday + TimeSpan.FromHours(1), blocked.Standing.BlockedUntil);
        Assert.Same(blocked.State, Assert.IsType<OpeningDecision.Blocked>(opener.Decide(blocked.State, Talk.Opening(), open: null, Samples.Monday)).State);
    }
}
