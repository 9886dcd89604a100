using System.Globalization;
using ContactRouter.Mails;
using ContactRouter.Procedure;
using ContactRouter.Routing;

namespace ContactRouter.Mail.Templates;

/// <summary>The procedure's advice in the customer's language, by its code.</summary>
public sealed class AdviceTexts(MailboxOptions mailboxes, OrderOptions orders, AttachmentOptions attachments)
{
    private const int BytesPerMegabyte = 1024 * 1024;

    /// <summary>What there are no texts of is said as it was said when it was decided: in English.</summary>
    public string Say(Advice advice, MailOrder order, MailTexts texts)
    {
        var name = "advice." + advice.Code;
        return texts.Has(name)
            ? texts.Say(
                name,
                ("example", orders.Example),
                ("case", order.CaseNumber),
                ("megabytes", (attachments.MaxTotalBytes / BytesPerMegabyte).ToString(CultureInfo.InvariantCulture)),
                ("addresses", AddressesIn(advice.Text)))
            : advice.Text;
    }

    // The decision named the right mailboxes; the only other address in its text is one that nobody answers at.
    private string AddressesIn(string text)
    {
        var named = mailboxes.Desks.Select(mailbox => mailbox.Address.Trim()).Where(address => text.Contains(address, StringComparison.OrdinalIgnoreCase)).Distinct().ToList();
        return string.Join(", ", named.Count > 0 ? named : mailboxes.Desks.Select(mailbox => mailbox.Address.Trim()).Distinct());
    }
}
