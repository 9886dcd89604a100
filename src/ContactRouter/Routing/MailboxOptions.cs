using ContactRouter.Senders;

namespace ContactRouter.Routing;

/// <summary>Settings <c>Mailboxes</c>: the wholesaler's own addresses (P1, P16).</summary>
public sealed class MailboxOptions
{
    /// <summary>As <see cref="WrongMailboxGoesTo"/>: to the desk of its topic.</summary>
    public const string ByTopic = "topic";

    /// <summary>Where customers write to.</summary>
    public IList<DeskMailbox> Desks { get; set; } = [];

    /// <summary>Addresses that the wholesaler only sends from: nobody is to write a new mail there (P16).</summary>
    public IList<string> OutboundOnly { get; set; } = [];

    /// <summary>The desk that gets a new mail to one of <see cref="OutboundOnly"/>, or <see cref="ByTopic"/>.</summary>
    public string WrongMailboxGoesTo { get; set; } = "b2c";

    /// <summary>What is wrong, each naming the setting.</summary>
    /// <param name="desks">The desks that there are.</param>
    public IEnumerable<string> Faults(IEnumerable<string> desks)
    {
        var known = new HashSet<string>();
        for (var i = 0; i < Desks.Count; i++)
        {
            var path = $"Mailboxes:Desks:{i}";
            var address = SenderAddress.Parse(Desks[i].Address, out var fault);
            if (address is null)
                yield return $"{path}:Address: '{Desks[i].Address}': {fault}";
            else if (!known.Add(address.Value))
                yield return $"{path}:Address: '{address}' is there twice: a mailbox has one desk.";
            if (!desks.Contains(Desks[i].Desk))
                yield return $"{path}:Desk: '{Desks[i].Desk}' is none of the desks {string.Join(", ", desks)}.";
        }

        for (var i = 0; i < OutboundOnly.Count; i++)
        {
            var address = SenderAddress.Parse(OutboundOnly[i], out var fault);
            if (address is null)
                yield return $"Mailboxes:OutboundOnly:{i}: '{OutboundOnly[i]}': {fault}";
            else if (known.Contains(address.Value))
                yield return $"Mailboxes:OutboundOnly:{i}: '{address}' is the mailbox of a desk, so customers may write to it.";
        }

        if (WrongMailboxGoesTo != ByTopic && !desks.Contains(WrongMailboxGoesTo))
            yield return $"Mailboxes:WrongMailboxGoesTo: '{WrongMailboxGoesTo}' is neither {ByTopic} nor one of the desks {string.Join(", ", desks)}.";
    }

    /// <summary>An address in the one form in which they are compared, or null where it is none.</summary>
    internal static string? NormalOf(string? address) => address is null ? null : SenderAddress.Parse(address, out _)?.Value;

    /// <summary>The desk of that mailbox, or null.</summary>
    internal Desk? DeskOf(string mailbox) =>
        NormalOf(mailbox) is { } normal && Desks.FirstOrDefault(entry => NormalOf(entry.Address) == normal) is { } found ? new Desk(found.Desk) : null;

    internal bool IsOutboundOnly(string mailbox) => NormalOf(mailbox) is { } normal && OutboundOnly.Any(address => NormalOf(address) == normal);

    /// <summary>Where to write to that desk, as the settings say it.</summary>
    public IReadOnlyList<string> AddressesOf(Desk desk) => [.. Desks.Where(entry => entry.Desk == desk.Name).Select(entry => entry.Address.Trim())];
}
