using ContactRouter.Routing;
using ContactRouter.Senders;

namespace ContactRouter.Notices;

/// <summary>Settings <c>Notices</c>: which of our addresses a notice is sent from (P15, P16).</summary>
public sealed class NoticeOptions
{
    /// <summary>Where an incomplete address is told from. Empty: the desk's own mailbox.</summary>
    public string AddressIncompleteFrom { get; set; } = "";

    /// <summary>Where it is told from that a product is out of stock. Empty: the desk's own mailbox.</summary>
    public string OutOfStockFrom { get; set; } = "";

    /// <summary>The address for a kind, or null for the desk's own.</summary>
    public string? FromOf(NoticeKind kind) =>
        (kind == NoticeKind.AddressIncomplete ? AddressIncompleteFrom : OutOfStockFrom) is { Length: > 0 } address ? address : null;

    /// <summary>What is wrong, each naming the setting.</summary>
    public IEnumerable<string> Faults(MailboxOptions mailboxes)
    {
        foreach (var (name, address) in new[] { (nameof(AddressIncompleteFrom), AddressIncompleteFrom), (nameof(OutOfStockFrom), OutOfStockFrom) })
        {
            if (address.Length == 0)
                continue;
            if (SenderAddress.Parse(address, out var fault) is not { } parsed)
                yield return $"Notices:{name}: '{address}': {fault}";
            else if (!mailboxes.IsOutboundOnly(parsed.Value) && mailboxes.DeskOf(parsed.Value) is null)
                yield return $"Notices:{name}: '{address}' is neither one of Mailboxes:OutboundOnly nor a desk's mailbox.";
        }
    }
}
