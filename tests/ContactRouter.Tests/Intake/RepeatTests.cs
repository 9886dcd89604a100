using ContactRouter.Intake;
using ContactRouter.Senders;

namespace ContactRouter.Tests.Intake;

/// <summary>A message is known again by its key or its content; that is decided before anything is counted.</summary>
public sealed class RepeatTests
{
    private static readonly ContactMessage Message = Samples.Message();

    [Fact]
    public void Without_a_key_the_content_serves()
    {
        var mark = MessageMark.Of(Message);
        Assert.Equal(mark, MessageMark.Of(Message with { Id = Samples.Contact(name: "second"), SenderName = "A.", TraceParent = "x" }));
        Assert.All(
            [
                Message with { Subject = "Another" }, Message with { Text = "Another" }, Message with { Form = "returns" }, Message with { OrderNumber = "B2B99999" },
                Message with { Attachments = [Samples.File("a.jpg", 5)] }, Message with { Extra = new Dictionary<string, string> { ["a"] = "b" } },
                Message with { Network = "0123456789abcdef" },
            ],
            other => Assert.NotEqual(mark.Hash, MessageMark.Of(other).Hash));
    }

    [Fact]
    public void Texts_that_only_meet_when_joined_are_not_the_same() => Assert.NotEqual(
        MessageMark.Of(Message with { Subject = "ab", Text = "c" }).Hash, MessageMark.Of(Message with { Subject = "a", Text = "bc" }).Hash);

    [Fact]
    public void A_key_names_the_message_whatever_it_holds_but_only_for_its_writer_and_kind()
    {
        var keyed = Message with { Key = new RepeatKey(RepeatKeyKind.Idempotency, "8e03978e") };
        var mark = MessageMark.Of(keyed);
        Assert.Equal(mark.Hash, MessageMark.Of(keyed with { Text = "Another" }).Hash);
        Assert.NotEqual(mark.Body, MessageMark.Of(keyed with { Text = "Another" }).Body);
        Assert.NotEqual(mark.Hash, MessageMark.Of(keyed with { Network = "0123456789abcdef" }).Hash);
        Assert.NotEqual(mark.Hash, MessageMark.Of(keyed with { Key = new RepeatKey(RepeatKeyKind.Provider, "8e03978e") }).Hash);
    }

    [Fact]
    public void A_repeat_gets_the_first_contact_even_while_its_sender_is_blocked()
    {
        var seen = Seen(Message);
        var blocked = new SenderState([], Samples.Monday.AddMinutes(30));
        Assert.Equal(seen.Contact, Assert.IsType<Decision.Repeat>(Decide(SenderState.Unknown, Message, seen)).First);
        Assert.Equal(seen.Contact, Assert.IsType<Decision.Repeat>(Decide(blocked, Message, seen)).First);
    }

    [Fact]
    public void The_same_key_with_another_body_is_refused()
    {
        var keyed = Message with { Key = new RepeatKey(RepeatKeyKind.Idempotency, "k") };
        Assert.IsType<Decision.KeyReused>(Decide(SenderState.Unknown, keyed with { Text = "Another" }, Seen(keyed)));
    }

    [Fact]
    public void An_expired_key_is_free_again() =>
        Assert.IsType<Decision.Admitted>(Decide(SenderState.Unknown, Message, Seen(Message) with { ExpiresAt = Samples.Monday }));

    [Fact]
    public void The_log_tells_when_the_key_has_to_be_read()
    {
        var key = MessageMark.Of(Message).LogKey;
        SenderState Logged(double minutesAgo) => new([new Admission(Samples.Monday.AddMinutes(-minutesAgo), key, Samples.Contact(name: "first"))]);
        Assert.IsType<Decision.Needs>(Decide(Logged(14.9), Message));
        Assert.IsType<Decision.Admitted>(Decide(Logged(15), Message));
        Assert.IsType<Decision.Admitted>(Decide(SenderState.Unknown, Message));
    }

    [Fact]
    public void A_blocked_writer_costs_a_read_only_where_he_names_a_key()
    {
        var blocked = new SenderState([], Samples.Monday.AddMinutes(30));
        Assert.IsType<Decision.Blocked>(Decide(blocked, Message));
        Assert.IsType<Decision.Needs>(Decide(blocked, Message with { Key = new RepeatKey(RepeatKeyKind.Idempotency, "k") }));
    }

    [Fact]
    public void A_released_message_neither_counts_nor_is_refused()
    {
        var blocked = new SenderState([], Samples.Monday.AddMinutes(30));
        var admitted = Assert.IsType<Decision.Admitted>(Decide(blocked, Message with { IsReleased = true }));
        Assert.Equal((blocked.Admissions, blocked.BlockedUntil), (admitted.State.Admissions, admitted.State.BlockedUntil));
    }

    [Theory]
    [InlineData(RepeatKeyKind.Fingerprint, 15)]
    [InlineData(RepeatKeyKind.Idempotency, 24 * 60)]
    [InlineData(RepeatKeyKind.Provider, 7 * 24 * 60)]
    public void Keys_are_kept_as_long_as_their_kind_says(RepeatKeyKind kind, int minutes)
    {
        var message = kind == RepeatKeyKind.Fingerprint ? Message : Message with { Key = new RepeatKey(kind, "k") };
        Assert.Equal(Samples.Monday.AddMinutes(minutes), Assert.IsType<Decision.Admitted>(Decide(SenderState.Unknown, message)).Key.ExpiresAt);
    }

    private static SeenKey Seen(ContactMessage message)
    {
        var mark = MessageMark.Of(message);
        return new SeenKey(mark.Hash, mark.Body, Samples.Contact(name: "the first"), Samples.Monday.AddMinutes(1));
    }

    private static Decision Decide(SenderState state, ContactMessage message, SeenKey? seen = null) =>
        Samples.Decider().Decide(state, message, MessageMark.Of(message), new KnownFacts { Seen = seen, IsKeyRead = seen is not null }, Samples.Monday, attempt: 0);
}
