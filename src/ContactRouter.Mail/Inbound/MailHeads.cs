using ContactRouter.Intake;
using MimeKit;
using MimeKit.Utils;

namespace ContactRouter.Mail.Inbound;

/// <summary>Reads a mail's headers from their bytes: unfolded whole, encoded words decoded.</summary>
internal static class MailHeads
{
    /// <summary>Of a long conversation's references, the latest say all.</summary>
    private const int MostReferences = 100;

    private const int MostAddresses = 100;

    public static MailHead Of(HeaderList headers)
    {
        var authors = AddressesIn(headers, "From").ToList();
        // RFC 5322, 3.6.2: where From names nobody, the one who sent it.
        var author = authors.Count > 0 ? authors[0] : AddressesIn(headers, "Sender").FirstOrDefault();
        return new MailHead(
            author?.Address ?? "",
            Line(author?.Name ?? "", ContactRules.MaxNameLength),
            authors.Count == 1 && headers.Count(header => Is(header, "From")) == 1,
            [.. AllOf(headers, "Delivered-To"), .. AllOf(headers, "X-Original-To")],
            AllOf(headers, "To"),
            AllOf(headers, "Cc"),
            Line(headers["Subject"] ?? "", ContactRules.MaxSubjectLength),
            IdsIn(headers, "Message-ID").FirstOrDefault() ?? BareId(headers["Message-ID"]),
            IdsIn(headers, "In-Reply-To"),
            [.. IdsIn(headers, "References").TakeLast(MostReferences)]);
    }

    /// <summary>The first so many characters of a text, never half a surrogate pair.</summary>
    public static string FirstOf(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    // What is in a header of ours later must be one line.
    private static string Line(string text, int length) => FirstOf(TextCleaning.Clean(text).ReplaceLineEndings(" ").Replace('\t', ' '), length);

    private static string? BareId(string? value) => value?.Trim() is { } id && id.Contains('@', StringComparison.Ordinal) && !id.Contains(' ', StringComparison.Ordinal) ? id : null;

    private static List<string> AllOf(HeaderList headers, string name) =>
        [.. AddressesIn(headers, name).Select(mailbox => mailbox.Address).Take(MostAddresses)];

    private static IEnumerable<MailboxAddress> AddressesIn(HeaderList headers, string name) => headers
        .Where(header => Is(header, name))
        .SelectMany(header => InternetAddressList.TryParse(header.RawValue, out var list) ? list.Mailboxes : [])
        .Where(mailbox => mailbox.Address.Contains('@', StringComparison.Ordinal));

    private static List<string> IdsIn(HeaderList headers, string name) =>
        [.. headers.Where(header => Is(header, name)).SelectMany(header => MimeUtils.EnumerateReferences(header.RawValue, 0, header.RawValue.Length))];

    private static bool Is(Header header, string name) => header.Field.Equals(name, StringComparison.OrdinalIgnoreCase);
}
