using ContactRouter.Senders;

namespace ContactRouter.Routing;

/// <summary>Whom a rule is about: one address, all of a domain (<c>buyer.example</c>), or all of its subdomains (<c>*.buyer.example</c>).</summary>
internal sealed class SenderPattern
{
    private const string Subdomains = "*.";

    private readonly string text;
    private readonly bool isWhole;

    private SenderPattern(string text, bool isWhole) => (this.text, this.isWhole) = (text, isWhole);

    /// <summary>The pattern, or null where the text is none.</summary>
    public static SenderPattern? Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Contains('@', StringComparison.Ordinal))
            return SenderAddress.Parse(trimmed, out _) is { } one ? new SenderPattern(one.Value, isWhole: true) : null;

        var isBelow = trimmed.StartsWith(Subdomains, StringComparison.Ordinal);
        var domain = isBelow ? trimmed[Subdomains.Length..] : trimmed;
        // A domain is written in the same form as the senders' addresses have it.
        return SenderAddress.Parse("a@" + domain, out _) is { } any ? new SenderPattern((isBelow ? "." : "@") + any.Value[2..], isWhole: false) : null;
    }

    // No domain holds an @, so an end that begins with @ or a dot is the domain's.
    public bool Matches(SenderAddress sender) => isWhole ? sender.Value == text : sender.Value.EndsWith(text, StringComparison.Ordinal);
}
