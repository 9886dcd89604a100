using ContactRouter.Mail.Signatures;

namespace ContactRouter.Mail;

/// <summary>Settings <c>Mail</c>, as far as they are about mail that comes in.</summary>
public sealed class MailOptions
{
    /// <summary>The Functions host takes no larger body.</summary>
    private const long HostLimit = 100 * 1024 * 1024;

    /// <summary>The domain of our reply addresses and Message-IDs.</summary>
    public string Domain { get; set; } = "";

    /// <summary>Public keys of SendGrid's signed Inbound Parse. Several, so that they can be rotated.</summary>
    public IList<string> SigningKeys { get; set; } = [];

    /// <summary>Take mail in without a signature where there is no key. Anybody could post then: for a laptop.</summary>
    public bool AllowUnsigned { get; set; }

    /// <summary>How far a signature's time may be off. SendGrid tries for three days, and whether a retry is signed anew is not documented.</summary>
    public TimeSpan Tolerance { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Of a mail as it is delivered, in bytes; a larger one is set aside.</summary>
    public long MaxBytes { get; set; } = 50 * 1024 * 1024;

    /// <summary>What is wrong, each naming the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (Domain.Length > 0 && (Uri.CheckHostName(Domain) != UriHostNameType.Dns || !Domain.Contains('.', StringComparison.Ordinal)))
            yield return $"Mail:Domain: '{Domain}' is no domain name, like shop.example.";
        for (var i = 0; i < SigningKeys.Count; i++)
        {
            if (!SendGridSignature.IsKey(SigningKeys[i]))
                yield return $"Mail:SigningKeys:{i} must be a public key as SendGrid shows it: base 64 of a key on P-256.";
        }

        if (Tolerance < TimeSpan.FromMinutes(1) || Tolerance > TimeSpan.FromDays(7))
            yield return "Mail:Tolerance must be from 00:01:00 to 7.00:00:00.";
        if (MaxBytes is < 1024 or > HostLimit)
            yield return $"Mail:MaxBytes must be from 1,024 to {HostLimit:N0}.";
    }
}
