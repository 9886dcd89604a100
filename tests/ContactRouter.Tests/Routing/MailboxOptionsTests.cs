using ContactRouter.Routing;

namespace ContactRouter.Tests.Routing;

public sealed class MailboxOptionsTests
{
    private static readonly string[] Desks = ["b2b", "cs", "b2c", "triage"];

    [Fact]
    public void No_mailboxes_and_a_shops_mailboxes_are_right()
    {
        Assert.Empty(new MailboxOptions().Faults(Desks));
        Assert.Empty(Routes.Mailboxes().Faults(Desks));
    }

    [Fact]
    public void A_desk_may_have_two_mailboxes()
    {
        var options = Routes.Mailboxes();
        options.Desks.Add(new DeskMailbox { Address = "claims@shop.example", Desk = "cs" });

        Assert.Empty(options.Faults(Desks));
    }

    [Theory]
    [InlineData("", "cs", "Mailboxes:Desks:2:Address: ''")]
    [InlineData("claims", "cs", "Mailboxes:Desks:2:Address: 'claims'")]
    [InlineData("Claims <claims@shop.example>", "cs", "Mailboxes:Desks:2:Address: 'Claims <claims@shop.example>'")]
    [InlineData("CS@shop.example", "b2b", "Mailboxes:Desks:2:Address: 'cs@shop.example' is there twice")]
    [InlineData("claims@shop.example", "", "Mailboxes:Desks:2:Desk: '' is none of the desks b2b, cs, b2c, triage.")]
    [InlineData("claims@shop.example", "claims", "Mailboxes:Desks:2:Desk: 'claims' is none of the desks b2b, cs, b2c, triage.")]
    [InlineData("ORDERS@shop.example", "cs", "Mailboxes:OutboundOnly:0: 'orders@shop.example' is the mailbox of a desk")]
    public void A_wrong_mailbox_of_a_desk_is_named(string address, string desk, string fault)
    {
        var options = Routes.Mailboxes();
        options.Desks.Add(new DeskMailbox { Address = address, Desk = desk });

        Assert.StartsWith(fault, Assert.Single(options.Faults(Desks)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_address_that_only_sends_is_named()
    {
        var options = Routes.Mailboxes();
        options.OutboundOnly.Add("delivery");

        Assert.StartsWith("Mailboxes:OutboundOnly:2: 'delivery'", Assert.Single(options.Faults(Desks)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b2c", true)]
    [InlineData("cs", true)]
    [InlineData("topic", true)]
    [InlineData("Topic", false)]
    [InlineData("nobody", false)]
    [InlineData("", false)]
    public void Wrong_mail_goes_to_a_desk_or_by_its_topic(string goesTo, bool valid) =>
        Assert.Equal(
            valid ? [] : [$"Mailboxes:WrongMailboxGoesTo: '{goesTo}' is neither topic nor one of the desks b2b, cs, b2c, triage."],
            new MailboxOptions { WrongMailboxGoesTo = goesTo }.Faults(Desks));
}
