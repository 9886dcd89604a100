using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Topics;

namespace ContactRouter.Routing;

/// <summary>What is known of a message when its desk is looked for.</summary>
/// <param name="Topic">Null where none was recognised.</param>
/// <param name="Mailbox">The address that a mail was sent to, or null.</param>
/// <param name="Form">The configured form that it came by, or null.</param>
/// <param name="Language">ISO 639, like <c>de</c>, or null where it was not detected.</param>
public sealed record RoutingFacts(Topic? Topic, string? Mailbox, string? Form, SenderAddress Sender, string? Language)
{
    /// <summary>The desk that the customer talked with, or null: it answers where nothing else tells the desk.</summary>
    public Desk? Spoken { get; init; }

    /// <summary>The topics' shares: where none is sure, those of one desk may be it together.</summary>
    public IReadOnlyList<TopicScore> Scores { get; init; } = [];

    public static RoutingFacts Of(ContactMessage message, Reading reading) =>
        new(reading.Judgement.Topic, message.Mailbox, message.Form, message.Sender, reading.Language)
        {
            Spoken = message.Transcript?.Desk,
            Scores = reading.Judgement.Scores,
        };
}
