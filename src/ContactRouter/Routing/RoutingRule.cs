using ContactRouter.Topics;

namespace ContactRouter.Routing;

/// <summary>A rule of the settings, ready to be asked.</summary>
internal sealed class RoutingRule(string name, RoutingRuleOptions options)
{
    private readonly Topic? topic = options.Topic is null ? null : new Topic(options.Topic);
    private readonly string? mailbox = MailboxOptions.NormalOf(options.Mailbox);
    private readonly SenderPattern[] senders =
        [.. options.Sender.Select(text => SenderPattern.Parse(text) ?? throw new ArgumentException(text, nameof(options)))];

    public string Name { get; } = name;

    public Desk? Desk { get; } = options.Desk is null ? null : new Desk(options.Desk);

    public string Priority { get; } = options.Priority ?? Priorities.Normal;

    /// <summary>The conditions for people, like <c>topic returns, language fr</c>. Senders are not listed: they are personal, and can be many.</summary>
    public string Conditions { get; } = string.Join(", ", new[]
    {
        options.Topic is { } topic ? $"topic {topic}" : null,
        options.Mailbox is { } mailbox ? $"mailbox {mailbox}" : null,
        options.Form is { } form ? $"form {form}" : null,
        options.Sender.Count > 0 ? "a sender listed there" : null,
        options.Language is { } language ? $"language {language}" : null,
    }.OfType<string>());

    /// <param name="writtenTo">The message's mailbox in its normal form.</param>
    public bool Matches(RoutingFacts facts, string? writtenTo) =>
        (topic is null || topic == facts.Topic)
        && (options.Mailbox is null || (writtenTo is not null && writtenTo == mailbox))
        && (options.Form is null || options.Form.Equals(facts.Form, StringComparison.OrdinalIgnoreCase))
        && (senders.Length == 0 || senders.Any(pattern => pattern.Matches(facts.Sender)))
        && (options.Language is null || options.Language.Equals(facts.Language, StringComparison.OrdinalIgnoreCase));
}
