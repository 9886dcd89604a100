using System.Globalization;
using ContactRouter.Topics;

namespace ContactRouter.Routing;

/// <summary>
/// Picks the desk that answers, and says why. The first of these that applies decides: the rules in their order; a mailbox that is not to be written to
/// (P16); the topic's desk (P2, P3); where no topic is sure, the desk whose topics are it together; the desk of the mailbox written to (P1) or of the chat;
/// the default.
/// </summary>
public sealed class DeskRouter(RoutingOptions options, MailboxOptions mailboxes)
{
    /// <summary><see cref="Route.Rule"/> where a new mail came to an address that only sends.</summary>
    public const string OutboundOnly = "outbound-only";

    /// <summary><see cref="Route.Rule"/> where the topic's desk answers.</summary>
    public const string ByTopic = "topic";

    /// <summary><see cref="Route.Rule"/> where no topic is sure, but all that it may be belongs to one desk.</summary>
    public const string ByTopics = "topics";

    /// <summary><see cref="Route.Rule"/> where the desk of the mailbox answers.</summary>
    public const string ByMailbox = "mailbox";

    /// <summary><see cref="Route.Rule"/> where the desk answers that chatted with the customer.</summary>
    public const string ByChat = "chat";

    /// <summary><see cref="Route.Rule"/> where nothing tells the desk.</summary>
    public const string Default = "default";

    /// <summary>No rule may take one of these names.</summary>
    internal static readonly IReadOnlyList<string> OwnNames = [OutboundOnly, ByTopic, ByTopics, ByMailbox, ByChat, Default];

    private readonly RoutingRule[] rules = [.. options.Rules.Select((rule, i) => new RoutingRule(options.NameOf(i), rule))];
    private readonly Dictionary<Topic, Desk> desks = options.Topics.ToDictionary(pair => new Topic(pair.Key), pair => new Desk(pair.Value));

    public Route RouteOf(RoutingFacts facts)
    {
        var mailbox = MailboxOptions.NormalOf(facts.Mailbox);
        Desk? topicDesk = facts.Topic is { } topic && desks.TryGetValue(topic, out var desk) ? desk : null;
        var rule = Array.Find(rules, rule => rule.Matches(facts, mailbox));
        var route = rule?.Desk is { } chosen
            ? new Route(chosen, rule.Priority, rule.Name, $"The rule '{rule.Name}' applies ({rule.Conditions}): desk {chosen}, priority {rule.Priority}.")
            : WithoutDesk(rule, RouteOf(facts, topicDesk, mailbox));
        return route with { TopicDesk = topicDesk };
    }

    private static Route WithoutDesk(RoutingRule? rule, Route route) => rule is null ? route : route with
    {
        Priority = rule.Priority,
        Rule = rule.Name,
        Reason = $"The rule '{rule.Name}' applies ({rule.Conditions}): priority {rule.Priority}. {route.Reason}",
    };

    private Route RouteOf(RoutingFacts facts, Desk? topicDesk, string? mailbox)
    {
        var topic = facts.Topic;
        if (mailbox is not null && mailboxes.WrongMailboxGoesTo != MailboxOptions.ByTopic && mailboxes.IsOutboundOnly(mailbox))
            return RouteOf(new Desk(mailboxes.WrongMailboxGoesTo), OutboundOnly, $"What is written to {mailbox}, an address that only sends, goes to desk");
        if (topicDesk is { } desk)
            return RouteOf(desk, ByTopic, $"Topic {topic} goes to desk");
        if (topic is null && SureDesk(facts.Scores) is var (sure, share))
            return RouteOf(sure, ByTopics, string.Create(CultureInfo.InvariantCulture, $"No single topic is sure, but {share:P0} of it is for desk"));
        if (topic is null && mailbox is not null && mailboxes.DeskOf(mailbox) is { } owner)
            return RouteOf(owner, ByMailbox, $"No topic was recognised; what is written to {mailbox} goes to desk");
        if (topic is null && facts.Spoken is { } spoken)
            return RouteOf(spoken, ByChat, "No topic was recognised; the customer chatted with desk");
        var why = topic is null ? "No topic was recognised" : $"Topic {topic} has no desk";
        return RouteOf(new Desk(options.Default), Default, $"{why}: it goes to desk") with { IsUnknown = topic is null };
    }

    /// <summary>The desk whose topics together have the share that is needed, or null.</summary>
    private (Desk Desk, double Share)? SureDesk(IReadOnlyList<TopicScore> scores) => scores
        .Where(score => desks.ContainsKey(score.Topic))
        .GroupBy(score => desks[score.Topic], score => score.Share)
        .Select(shares => (Desk: shares.Key, Share: shares.Sum()))
        .Where(desk => desk.Share >= options.SureFrom)
        .Select(desk => ((Desk, double)?)desk)
        .FirstOrDefault();

    private static Route RouteOf(Desk desk, string rule, string reason) => new(desk, Priorities.Normal, rule, $"{reason} {desk}.");
}
