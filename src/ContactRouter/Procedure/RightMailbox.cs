using ContactRouter.Routing;
using ContactRouter.Topics;

namespace ContactRouter.Procedure;

/// <summary>
/// P16: a new message belongs into the mailbox of the desk that its topic belongs to, and never into one that only sends. For new messages alone: a reply
/// in a thread is right wherever the thread runs.
/// </summary>
public static class RightMailbox
{
    public const string Code = "wrong-mailbox";
    public const string Rule = "P16";

    /// <param name="mailbox">The address that the message was sent to; null where it came by another door, which no mailbox is.</param>
    /// <param name="topic">Null where none was recognised.</param>
    /// <param name="route">Where the message goes.</param>
    /// <returns>
    /// Null where the writer did right, and where there is no better address to name: a message that only a rule of our own took elsewhere was not written to
    /// the wrong place.
    /// </returns>
    public static Check? Examine(string? mailbox, Topic? topic, Route route, MailboxOptions options)
    {
        if (mailbox is null)
            return null;
        if (options.IsOutboundOnly(mailbox))
            return OutboundOnly(mailbox, topic, route, options);
        return options.DeskOf(mailbox) is { } desk && desk != route.Desk && desk != route.TopicDesk ? OtherDesk(mailbox, desk, topic, route, options) : null;
    }

    private static Check OutboundOnly(string mailbox, Topic? topic, Route route, MailboxOptions options)
    {
        var right = AddressesOf(route.TopicDesk, options) is { Count: > 0 } known ? known : [.. options.Desks.Select(entry => entry.Address.Trim())];
        var addresses = right.Count > 0 ? string.Join(" or ", right) : "another address of ours";
        return new Check(Code, Rule, $"Written to {mailbox}, which only sends{Whose(topic, route)}.", IsWithOneWhoHelps(route, options)
            ? $"We only send from {mailbox}. This time we passed your message on; next time please write to {addresses}."
            : $"We only send from {mailbox}: what is written to it does not reach the team that can help you. Please write to {addresses}.");
    }

    // The desk of wrong mail cannot help (P16), unless it is the one that the topic belongs to.
    private static bool IsWithOneWhoHelps(Route route, MailboxOptions options) =>
        route.Desk.Name != options.WrongMailboxGoesTo || route.Desk == route.TopicDesk;

    private static Check? OtherDesk(string mailbox, Desk desk, Topic? topic, Route route, MailboxOptions options)
    {
        var right = AddressesOf(route.TopicDesk ?? route.Desk, options);
        return right.Count == 0 ? null : new Check(
            Code,
            Rule,
            $"Written to {mailbox}, the mailbox of desk {desk}{Whose(topic, route)}.",
            $"We passed your message on to the right team. Next time write to {string.Join(" or ", right)}.");
    }

    private static IReadOnlyList<string> AddressesOf(Desk? desk, MailboxOptions options) => desk is { } known ? options.AddressesOf(known) : [];

    private static string Whose(Topic? topic, Route route) =>
        route.TopicDesk is { } desk ? $"; topic {topic} belongs to desk {desk}" : $"; desk {route.Desk} answers";
}
