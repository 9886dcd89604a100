using ContactRouter.Routing;
using ContactRouter.Topics;

namespace ContactRouter.Tests.Routing;

/// <summary>A shop's mailboxes, and what may be known of a message.</summary>
internal static class Routes
{
    public static MailboxOptions Mailboxes() => new()
    {
        Desks = [new DeskMailbox { Address = "B2B@shop.example", Desk = "b2b" }, new DeskMailbox { Address = " cs@shop.example ", Desk = "cs" }],
        OutboundOnly = ["orders@shop.example", "stock@shop.example"],
    };

    public static RoutingFacts Facts(
        string? topic = null, string? mailbox = null, string? form = null, string sender = "anna@buyer.example", string? language = null) =>
        new(topic is null ? null : new Topic(topic), mailbox, form, Samples.Address(sender), language);

    public static Route By(RoutingFacts facts, params RoutingRuleOptions[] rules) =>
        new DeskRouter(new RoutingOptions { Rules = rules }, Mailboxes()).RouteOf(facts);
}
