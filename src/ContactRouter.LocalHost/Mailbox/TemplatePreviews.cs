using ContactRouter.Mail.Outbound;
using ContactRouter.Mail.Templates;
using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.ServiceLevel;

namespace ContactRouter.LocalHost.Mailbox;

/// <summary>What each template looks like in each language, with made-up content.</summary>
internal static class TemplatePreviews
{
    private static readonly MailTemplates Templates = new(
        new OutboundMailOptions { FromName = "Shop Example" },
        new MailTimes(new ServiceLevelOptions()),
        new AdviceTexts(new MailboxOptions { Desks = { new DeskMailbox { Address = "cs@shop.example", Desk = "cs" } } }, new OrderOptions(), new AttachmentOptions()));

    /// <returns>Null where there is no such template or language.</returns>
    public static WrittenMail? Of(string template, string language) =>
        MailTemplates.Names.Contains(template) && MailTexts.Languages.Contains(language) ? Templates.Write(SampleOrders.Of(template, language)) : null;
}
