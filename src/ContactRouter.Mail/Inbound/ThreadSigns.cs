using System.Text.RegularExpressions;
using ContactRouter.Cases;

namespace ContactRouter.Mail.Inbound;

/// <summary>
/// P8: what in a mail may tell the case that it answers, what is trusted most first: our reply address, our Message-IDs, those of others, a token in the
/// text, a case number in the subject.
/// </summary>
public static partial class ThreadSigns
{
    // Each kind leaves room for the next: the decision looks at the first twelve signs.
    private const int MostOfOurs = 3;
    private const int MostForeign = 5;
    private const int MostInText = 1;

    public static IReadOnlyList<ThreadSign> Of(ReceivedMail mail, OwnAddresses own)
    {
        var head = mail.Head;
        string[] answered = [.. head.InReplyTo, .. head.References.Reverse()];
        var byAddress = OwnAddresses.AddressesOf(mail).Where(own.IsOurs).SelectMany(PlusTokens).Take(MostOfOurs);
        var byId = answered.Where(own.IsOurDomain).SelectMany(CaseToken.FindIn).Take(MostOfOurs);
        var foreign = answered.Where(id => !own.IsOurDomain(id)).Distinct().Take(MostForeign).Select(id => new ThreadSign.Foreign(MailId.HashOf(id)));
        var inText = CaseToken.FindIn(mail.Text).Take(MostInText);
        return
        [
            .. byAddress.Concat(byId).Distinct().Select(token => new ThreadSign.Ours(token)),
            .. foreign,
            .. inText.Select(token => new ThreadSign.Ours(token)),
            .. NumbersIn(head.Subject).Take(1).Select(number => new ThreadSign.Named(number)),
        ];
    }

    private static IEnumerable<CaseToken> PlusTokens(string address)
    {
        var local = address[..address.LastIndexOf('@')];
        var plus = local.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 && CaseToken.TryParse(local[(plus + 1)..], out var token) ? [token] : [];
    }

    private static IEnumerable<CaseNumber> NumbersIn(string subject) =>
        Number().Matches(subject).Select(match => CaseNumber.TryParse(match.Value, out var number) ? number : (CaseNumber?)null).OfType<CaseNumber>();

    // As we write it; with other hyphens any word would do.
    [GeneratedRegex("(?<![0-9A-Za-z-])[0-9A-Za-z]{3}-[0-9A-Za-z]{3}-[0-9A-Za-z]{3}(?![0-9A-Za-z-])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
