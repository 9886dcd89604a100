using ContactRouter.Chats;
using ContactRouter.Events;

namespace ContactRouter.Tests.Chats;

/// <summary>What time does to a chat (P13, P14): no end without its warning, none after 24:00.</summary>
public sealed class ChatTimeTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void A_silent_chat_is_warned_after_eight_minutes_and_ends_after_ten()
    {
        var talk = Joined();
        talk.Now += TimeSpan.FromMinutes(8) - Tick;
        Assert.IsType<ChatDecision.Nothing>(talk.Watch());
        talk.Now += Tick;
        talk.Watch();
        Assert.Equal(ChatEvent.IdleWarning, talk.Lines[^1].Event);
        Assert.IsType<ChatDecision.Nothing>(talk.Watch());
        talk.Now += TimeSpan.FromMinutes(2) - Tick;
        Assert.IsType<ChatDecision.Nothing>(talk.Watch());
        talk.Now += Tick;
        talk.Watch();
        Assert.Equal((ChatState.Ended, ChatSide.System, EndReasons.Idle), (talk.Chat.State, talk.Chat.EndedBy, talk.Chat.EndReason));
        Assert.Single(talk.Outgoing.OfType<Outgoing.Transcript>());
    }

    [Fact]
    public void However_late_the_watch_comes_the_warning_comes_first()
    {
        var talk = Joined();
        talk.Now += TimeSpan.FromHours(3);
        talk.Watch();
        Assert.Equal((ChatState.Open, ChatEvent.IdleWarning), (talk.Chat.State, talk.Lines[^1].Event));
    }

    [Fact]
    public void A_line_of_either_side_after_the_warning_keeps_it_going()
    {
        foreach (var write in new Func<Talk, ChatDecision>[] { talk => talk.Ask("Yes."), talk => talk.Answer("One moment."), talk => talk.Join("Wang Wei") })
        {
            var talk = Joined();
            talk.Now += TimeSpan.FromMinutes(8);
            talk.Watch();
            talk.Now += TimeSpan.FromMinutes(2) - Tick;
            write(talk);
            talk.Now += TimeSpan.FromMinutes(8) - Tick;
            Assert.IsType<ChatDecision.Nothing>(talk.Watch());
            talk.Now += Tick;
            talk.Watch();
            Assert.Equal(ChatEvent.IdleWarning, talk.Lines[^1].Event);
        }
    }

    [Fact]
    public void What_is_over_is_over_for_whoever_writes_before_the_watch_comes()
    {
        var talk = Joined();
        talk.Now += TimeSpan.FromMinutes(8);
        talk.Watch();
        talk.Now += TimeSpan.FromMinutes(2);
        Assert.IsType<ChatRefusal.Ended>(talk.Refusal(talk.Ask("Yes.")));
        Assert.Equal((ChatState.Ended, EndReasons.Idle), (talk.Chat.State, talk.Chat.EndReason));
        Assert.Single(talk.Outgoing.OfType<Outgoing.Transcript>());
    }

    [Fact]
    public void Who_waits_has_half_an_hour_and_the_desk_is_told_once_after_five_minutes()
    {
        var talk = new Talk();
        talk.Ask();
        talk.Now += TimeSpan.FromMinutes(5);
        talk.Watch();
        Assert.Single(talk.Outgoing.OfType<Outgoing.Alert>());
        Assert.Equal(1, talk.Chat.Sequence);
        talk.Now += TimeSpan.FromMinutes(23) - Tick;
        Assert.IsType<ChatDecision.Nothing>(talk.Watch());
        talk.Now += Tick;
        talk.Watch();
        Assert.Equal((ChatEvent.IdleWarning, 0), (talk.Lines[^1].Event, talk.Outgoing.Count));
        talk.Now += TimeSpan.FromMinutes(2);
        talk.Watch();
        Assert.Equal((ChatState.Ended, EndReasons.NobodyCame), (talk.Chat.State, talk.Chat.EndReason));
    }

    [Fact]
    public void The_end_of_the_hours_is_announced_and_is_the_end_of_the_chat()
    {
        var talk = Joined();
        talk.Now = Samples.At("2026-11-23T23:45:00+08:00");
        talk.Ask("One more question.");
        talk.Now = Samples.At("2026-11-23T23:50:00+08:00");
        talk.Watch();
        Assert.Equal(ChatEvent.ClosingSoon, talk.Lines[^1].Event);
        Assert.IsType<ChatDecision.Nothing>(talk.Watch());
        talk.Now = Samples.At("2026-11-24T00:00:00+08:00") - Tick;
        Assert.IsType<ChatDecision.Done>(talk.Answer("Now quickly:"));
        talk.Now += Tick;
        Assert.IsType<ChatRefusal.Ended>(talk.Refusal(talk.Answer("It comes tomorrow.")));
        Assert.Equal((ChatState.Ended, ChatSide.System, EndReasons.Closed), (talk.Chat.State, talk.Chat.EndedBy, talk.Chat.EndReason));
        Assert.Equal("Now quickly:", talk.Lines[^2].Text);
    }

    [Fact]
    public void A_clock_that_lags_behind_turns_no_time_back()
    {
        var talk = Joined();
        talk.Now -= TimeSpan.FromSeconds(3);
        talk.Ask("From an instance whose clock is late.");
        Assert.True(talk.Lines[^1].At >= talk.Lines[^2].At);
    }

    private static Talk Joined()
    {
        var talk = new Talk();
        talk.Ask();
        talk.Join();
        return talk;
    }
}
