using ContactRouter.Chats;
using ContactRouter.Events;

namespace ContactRouter.Tests.Chats;

/// <summary>What happens in a chat: lines in order, one order (P12, P13), marks, a limit of its own, its end.</summary>
public sealed class ChatDeciderTests
{
    [Fact]
    public void Lines_of_all_sides_are_numbered_without_a_gap()
    {
        var talk = new Talk();
        talk.Ask();
        talk.Join();
        talk.Answer();
        talk.Ask("Thank you.");
        talk.End();
        Assert.Equal([1, 2, 3, 4, 5], talk.Lines.Select(line => line.Sequence));
        Assert.Equal(
            [ChatSide.Customer, ChatSide.System, ChatSide.Agent, ChatSide.Customer, ChatSide.System], talk.Lines.Select(line => line.From));
        Assert.Equal([null, ChatEvent.Joined, null, null, ChatEvent.Ended], talk.Lines.Select(line => line.Event));
        Assert.Equal("Li Na has joined the chat.", talk.Lines[1].Text);
        Assert.Equal((ChatState.Ended, 5, 6), (talk.Chat.State, talk.Chat.Sequence, talk.Chat.Revision));
    }

    [Fact]
    public void It_waits_until_somebody_of_the_desk_joins()
    {
        var talk = new Talk();
        Assert.IsType<ChatRefusal.NotJoined>(talk.Refusal(talk.Answer()));
        talk.Join("");
        Assert.Equal((ChatState.Open, ""), (talk.Chat.State, talk.Chat.Agent));
        Assert.IsType<ChatDecision.Nothing>(talk.Join(""));
        talk.Join("Wang Wei");
        Assert.Equal(["Somebody of our team has joined the chat.", "Wang Wei has joined the chat."], talk.Lines.Select(line => line.Text));
    }

    [Theory]
    [InlineData("B2B12345", "And what about B2B12345?", null)]
    [InlineData("B2B12345", "And what about b2b 67890?", "B2B67890")]
    [InlineData("B2B12345", "Is it in one parcel with B2B12345: B2B67890?", "B2B67890")]
    [InlineData("B2B12345", "What does it cost?", null)]
    [InlineData(null, "Where is B2B67890?", null)]
    [InlineData(null, "Where are B2B67890 and B2B67891?", "B2B67890 B2B67891")]
    public void A_line_about_another_order_is_refused_and_says_which(string? order, string text, string? named)
    {
        var talk = new Talk(order);
        var decision = talk.Ask(text);
        if (named is null)
        {
            Assert.IsType<ChatDecision.Done>(decision);
            return;
        }

        var refusal = Assert.IsType<ChatRefusal.OtherOrder>(talk.Refusal(decision));
        Assert.Equal((order, named), (refusal.Own, string.Join(' ', refusal.Named)));
        Assert.Equal(0, talk.Chat.Sequence);
    }

    [Fact]
    public void A_chat_about_none_is_about_the_first_order_that_its_customer_names()
    {
        var talk = new Talk();
        talk.Ask("Hello");
        talk.Ask("Where is b2b-67890?");
        Assert.Equal("B2B67890", talk.Chat.OrderNumber);
        Assert.IsType<ChatRefusal.OtherOrder>(talk.Refusal(talk.Ask("And B2B12345?")));
    }

    [Fact]
    public void The_desk_may_name_any_order()
    {
        var talk = new Talk("B2B12345");
        talk.Join();
        Assert.IsType<ChatDecision.Done>(talk.Answer("I see B2B67890 as well."));
        Assert.Equal("B2B12345", talk.Chat.OrderNumber);
    }

    [Fact]
    public void Twenty_lines_a_minute_are_taken_and_the_next_one_when_the_first_is_a_minute_old()
    {
        var talk = new Talk();
        for (var i = 0; i < 20; i++)
        {
            Assert.IsType<ChatDecision.Done>(talk.Ask($"Line {i}"));
            talk.Now += TimeSpan.FromSeconds(1);
        }

        var flood = Assert.IsType<ChatRefusal.Flood>(talk.Refusal(talk.Ask("One more")));
        Assert.Equal((20, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(40)), (flood.Limit, flood.Window, flood.Wait));
        talk.Now += flood.Wait - TimeSpan.FromMilliseconds(1);
        Assert.IsType<ChatRefusal.Flood>(talk.Refusal(talk.Ask("One more")));
        talk.Now += TimeSpan.FromMilliseconds(1);
        Assert.IsType<ChatDecision.Done>(talk.Ask("One more"));
    }

    [Fact]
    public void The_desk_may_write_as_fast_as_it_likes()
    {
        var talk = new Talk();
        talk.Join();
        for (var i = 0; i < 40; i++)
            Assert.IsType<ChatDecision.Done>(talk.Answer($"Line {i}"));
    }

    [Fact]
    public void A_chat_holds_so_much_text_and_no_more()
    {
        var talk = new Talk(options: new ChatOptions { MostLines = 200 });
        talk.Join();
        for (var i = 0; i < 99; i++)
            talk.Ask(new string('x', 4_000));
        Assert.IsType<ChatRefusal.Full>(talk.Refusal(talk.Ask(new string('x', 4_000))));
        Assert.IsType<ChatRefusal.Full>(talk.Refusal(talk.Answer(new string('x', 4_000))));
        Assert.IsType<ChatDecision.Done>(talk.End());
    }

    [Fact]
    public void Marks_only_go_forward_and_never_beyond_the_last_line()
    {
        var talk = new Talk();
        talk.Ask();
        talk.Join();
        talk.Answer();
        Assert.Equal((1, 3), (talk.Chat.ReadByCustomer, talk.Chat.ReadByDesk));
        talk.Read(ChatSide.Customer, 99);
        Assert.Equal(3, talk.Chat.ReadByCustomer);
        Assert.IsType<ChatDecision.Nothing>(talk.Read(ChatSide.Customer, 2));
        talk.Ask("And when?");
        Assert.Equal((4, 3), (talk.Chat.ReadByCustomer, talk.Chat.ReadByDesk));
        talk.Read(ChatSide.Agent, 4);
        Assert.Equal(4, talk.Chat.ReadByDesk);
    }

    [Theory]
    [InlineData(ChatSide.Customer)]
    [InlineData(ChatSide.Agent)]
    public void Either_side_ends_it_with_a_reason_and_once(ChatSide side)
    {
        var talk = new Talk("B2B12345");
        talk.Ask();
        talk.End(side, "Solved");
        Assert.Equal((ChatState.Ended, side, "Solved", talk.Now), (talk.Chat.State, talk.Chat.EndedBy, talk.Chat.EndReason, talk.Chat.EndedAt));
        Assert.Equal(talk.Chat.Id, Assert.Single(talk.Outgoing.OfType<Outgoing.Transcript>()).Chat);
        Assert.Equal("cs", Assert.Single(talk.Outgoing.OfType<Outgoing.ToDesk>()).Desk.Name);

        Assert.IsType<ChatDecision.Nothing>(talk.End());
        Assert.IsType<ChatDecision.Nothing>(talk.Watch());
        Assert.IsType<ChatRefusal.Ended>(talk.Refusal(talk.Ask()));
        Assert.IsType<ChatRefusal.Ended>(talk.Refusal(talk.Answer()));
        Assert.IsType<ChatRefusal.Ended>(talk.Refusal(talk.Join()));
    }

    [Fact]
    public void What_a_customer_asked_nothing_in_leaves_no_transcript()
    {
        var talk = new Talk();
        talk.Join();
        talk.Answer("Hello?");
        talk.End(ChatSide.Agent);
        Assert.Empty(talk.Outgoing.OfType<Outgoing.Transcript>());
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void The_wish_for_a_transcript_can_be_changed_at_the_end(bool? atEnd, bool wanted)
    {
        var talk = new Talk();
        talk.End(transcript: atEnd);
        Assert.Equal(wanted, talk.Chat.WantsTranscript);
    }
}
