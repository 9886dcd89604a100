using ContactRouter.Mail.Signatures;
using ContactRouter.Senders;

namespace ContactRouter.Mail.Outbound;

/// <summary>Settings <c>Mail</c>, the part about what we send.</summary>
public sealed class OutboundMailOptions
{
    /// <summary>SendGrid's key with the right to send mail. Without one, mails are kept in container <c>mailbox</c> in place of being sent.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Where SendGrid's interface is: <c>https://api.eu.sendgrid.com</c> for an account of its European region.</summary>
    public string ApiUrl { get; set; } = "https://api.sendgrid.com";

    /// <summary>The address of mails of desks that have no mailbox of their own.</summary>
    public string From { get; set; } = "";

    /// <summary>What the customer reads as the sender and below each mail.</summary>
    public string FromName { get; set; } = "Customer Service";

    /// <summary>The domain that answers are received at.</summary>
    public string Domain { get; set; } = "";

    /// <summary>Public keys of SendGrid's signed Event Webhook. Several, so that they can be rotated.</summary>
    public IList<string> EventKeys { get; set; } = [];

    /// <summary>How far the time of signed events may be off.</summary>
    public TimeSpan EventTolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Take events without a signature where there is no key. Anybody could tell them then: for a laptop.</summary>
    public bool AllowUnsigned { get; set; }

    /// <summary>So many automatic answers one address gets within three hours. Replies and notices are always sent.</summary>
    public int MostPerRecipient { get; set; } = 20;

    /// <summary>What is wrong, each naming the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (ApiKey.Length > 0 && From.Length == 0)
            yield return "Mail:From must be an address of yours that SendGrid may send from: Mail:ApiKey is set.";
        if (From.Length > 0 && SenderAddress.Parse(From, out var fault) is null)
            yield return $"Mail:From: '{From}': {fault}";
        if (ApiKey.Length > 0 && Domain.Length == 0)
            yield return "Mail:Domain must be the domain that answers are received at: Mail:ApiKey is set.";
        if (!Uri.TryCreate(ApiUrl, UriKind.Absolute, out var api) || api.Scheme is not ("https" or "http"))
            yield return "Mail:ApiUrl must be an address, like https://api.sendgrid.com.";
        for (var i = 0; i < EventKeys.Count; i++)
        {
            if (!SendGridSignature.IsKey(EventKeys[i]))
                yield return $"Mail:EventKeys:{i} must be a public key as SendGrid shows it: base 64 of a key on P-256.";
        }

        if (EventTolerance < TimeSpan.FromMinutes(1) || EventTolerance > TimeSpan.FromDays(7))
            yield return "Mail:EventTolerance must be from 00:01:00 to 7.00:00:00.";
        if (MostPerRecipient < 1)
            yield return "Mail:MostPerRecipient must be at least 1.";
        if (FromName.Any(char.IsControl) || FromName.Trim().Length == 0)
            yield return "Mail:FromName must be a name.";
    }
}
