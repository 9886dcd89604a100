using ContactRouter.Senders;

namespace ContactRouter.Mail.Inbound;

/// <summary>The wholesaler's own addresses.</summary>
/// <param name="domain">Of our reply addresses and Message-IDs; empty where there is none.</param>
/// <param name="mailboxes">Those that the settings name: of desks, and for sending only.</param>
public sealed class OwnAddresses(string domain, IEnumerable<string> mailboxes)
{
    private readonly HashSet<string> known = [.. mailboxes.Select(Normal).OfType<string>()];

    /// <summary>It is a mailbox of ours, a plus part in it or not.</summary>
    public bool IsMailbox(string address) => Normal(address) is { } normal && known.Contains(WithoutPlus(normal));

    /// <summary>A token of ours may stand in it: it is a mailbox, or of our domain.</summary>
    public bool IsOurs(string address) => Normal(address) is { } normal && (known.Contains(WithoutPlus(normal)) || IsOurDomain(normal));

    /// <summary>Whether an address or a Message-ID is of our domain.</summary>
    public bool IsOurDomain(string id) => domain.Length > 0 && id.EndsWith("@" + domain, StringComparison.OrdinalIgnoreCase);

    /// <summary>The mailbox that a mail was written to: the first that the settings name, else the first of our domain. Its plus part is left out.</summary>
    public string? MailboxOf(ReceivedMail mail)
    {
        var addresses = AddressesOf(mail).Select(Normal).OfType<string>().Select(WithoutPlus).ToList();
        return addresses.Find(known.Contains) ?? addresses.Find(IsOurDomain);
    }

    /// <summary>Whom a mail is to, by what is known best: where a server of ours put it, who was named on the way, and what its writer wrote.</summary>
    public static IEnumerable<string> AddressesOf(ReceivedMail mail) =>
        [.. mail.Head.DeliveredTo, .. mail.Delivery.EnvelopeTo, .. mail.Head.To, .. mail.Head.Cc];

    private static string? Normal(string address) => SenderAddress.Parse(address, out _)?.Value;

    private static string WithoutPlus(string address)
    {
        var at = address.LastIndexOf('@');
        var plus = address.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 && plus < at ? address[..plus] + address[at..] : address;
    }
}
