using ContactRouter.Mail.Outbound;
using ContactRouter.Mail.Templates;
using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.ServiceLevel;

namespace ContactRouter.Mail.Tests;

/// <summary>The parts that write mails, as a shop would set them up.</summary>
internal static class TestMails
{
    public static readonly OutboundMailOptions Options = new() { FromName = "Shop Example", Domain = "in.shop.example" };

    private static readonly MailboxOptions Mailboxes = new()
    {
        Desks = { new DeskMailbox { Address = "b2b@shop.example", Desk = "b2b" }, new DeskMailbox { Address = "cs@shop.example", Desk = "cs" } },
    };

    public static readonly MailTemplates Templates =
        new(Options, new MailTimes(new ServiceLevelOptions()), new AdviceTexts(Mailboxes, new OrderOptions(), new AttachmentOptions()));

    public static readonly MailComposer Composer = new(Templates, Options, Mailboxes);
}
