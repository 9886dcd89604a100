using System.Text.RegularExpressions;

namespace ContactRouter.Mail.Inbound;

/// <summary>
/// Whether a mail's From address is proven: SPF or DKIM passed for a domain aligned with it (as DMARC has it, RFC 7489, 3.1). Aligned are the same domain, and
/// one above or below it: all that holds by the relaxed rule, too, short of two that only share a parent. That needs no list of public suffixes: nobody signs
/// for <c>co.uk</c>, and a domain of one label counts for nothing.
/// </summary>
public static partial class SenderProof
{
    public static bool Holds(ReceivedMail mail)
    {
        // With two authors, programs disagree on whom the mail is from, and one of them may be somebody else.
        if (!mail.Head.HasOneAuthor || DomainOf(mail.Head.From) is not { } from)
            return false;
        return (mail.Delivery.Spf.Equals("pass", StringComparison.OrdinalIgnoreCase) && DomainOf(mail.Delivery.EnvelopeFrom) is { } sender && IsAligned(sender, from))
            || PassedDomains(mail.Delivery.Dkim).Any(signer => IsAligned(signer, from));
    }

    /// <summary>The domain of an address, or null where there is none.</summary>
    public static string? DomainOf(string? address)
    {
        var plain = address?.Trim().TrimStart('<').TrimEnd('>') ?? "";
        return Senders.SenderAddress.Parse(plain, out _) is { Value: var value } ? value[(value.LastIndexOf('@') + 1)..] : null;
    }

    // The field is believed only if all of it reads as results: what a domain's name could smuggle in is none.
    private static IEnumerable<string> PassedDomains(string dkim) => Results().IsMatch(dkim)
        ? Result().Matches(dkim).Where(match => match.Groups["result"].Value.Equals("pass", StringComparison.OrdinalIgnoreCase))
            .Select(match => match.Groups["domain"].Value.ToLowerInvariant())
        : [];

    private static bool IsAligned(string signer, string from) =>
        signer == from
        || (signer.Contains('.', StringComparison.Ordinal) && from.EndsWith("." + signer, StringComparison.Ordinal))
        || signer.EndsWith("." + from, StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*\{\s*(@[\w.-]+\s*:\s*\w+\s*(,\s*)?)+\}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Results();

    [GeneratedRegex(@"@(?<domain>[\w.-]+)\s*:\s*(?<result>\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Result();
}
