using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace ContactRouter.Senders;

/// <summary>
/// A sender's address in the one form that budgets and keys use: an addr-spec (RFC 5322), lower-cased, the domain as its A-label (RFC 5890).
/// Plus-tags are kept: they are addresses of their own.
/// </summary>
public sealed record SenderAddress
{
    /// <summary>RFC 5321, 4.5.3.1: a path of 256 characters less its angle brackets.</summary>
    public const int MaxLength = 254;

    private const int MaxLocalLength = 64;
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private SenderAddress(string value) => Value = value;

    /// <summary>The address as text, for instance <c>anna@shop.example</c>.</summary>
    public string Value { get; }

    public override string ToString() => Value;

    /// <summary>Reads one bare address.</summary>
    /// <returns>The address, or null with <paramref name="fault"/> telling the writer what is wrong.</returns>
    public static SenderAddress? Parse(string text, out string? fault)
    {
        var trimmed = Accents.Compose(text.Trim());
        fault = FaultOf(trimmed);
        if (fault is not null)
            return null;

        var at = trimmed.LastIndexOf('@');
        var domain = DomainOf(trimmed[(at + 1)..]);
        if (domain is null)
        {
            fault = "The part after the @ is not a domain name.";
            return null;
        }

        var value = trimmed[..at].ToLowerInvariant() + "@" + domain;
        if (value.Length > MaxLength)
            fault = $"An e-mail address has at most {MaxLength} characters.";
        return fault is null ? new SenderAddress(value) : null;
    }

    private static string? FaultOf(string text)
    {
        if (text.Length == 0)
            return "Enter an e-mail address.";
        if (text.Length > MaxLength)
            return $"An e-mail address has at most {MaxLength} characters.";
        // Control and invisible characters would let one person look like another, or end a mail header early.
        if (text.EnumerateRunes().Any(IsHidden))
            return "The e-mail address holds characters that no address may hold.";
        // MailAddress also takes "Anna <anna@shop.example>" and comments: only what is an address from end to end will do.
        if (!MailAddress.TryCreate(text, out var parsed) || parsed.DisplayName.Length > 0 || !string.Equals(parsed.Address, text, StringComparison.Ordinal))
            return text.AsSpan().Count('@') > 1 && text.AsSpan().IndexOfAny(',', ';', ' ') >= 0
                ? "Enter one e-mail address only."
                : "This is not an e-mail address, like anna@shop.example.";
        return text.LastIndexOf('@') > MaxLocalLength ? $"The part before the @ has at most {MaxLocalLength} characters." : null;
    }

    // Half a surrogate pair is enumerated as the replacement character.
    private static bool IsHidden(Rune rune) => rune == Rune.ReplacementChar || IsBlankLetter(rune.Value) || (rune.Value != ' ' && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    // Letters and marks by their category, yet nothing to see (Unicode's Default_Ignorable_Code_Point, and the braille blank).
    private static bool IsBlankLetter(int value) => value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164
        or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xE0100 and <= 0xE01EF);

    private static string? DomainOf(string domain)
    {
        try
        {
            var ascii = Idn.GetAscii(domain.ToLowerInvariant());
            // A dot at the end is allowed in a host name, not in an address: it would make a second sender of the same one.
            return ascii.Contains('.', StringComparison.Ordinal) && !ascii.EndsWith('.') && Uri.CheckHostName(ascii) == UriHostNameType.Dns ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
