using ContactRouter.Mail.Signatures;
using ContactRouter.Senders;

namespace ContactRouter.Mail.Outbound;

/// <summary>Settings <c>Mail</c>, the part about what we send.</summary>
public sealed class OutboundMailOptions
{
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
        if (From.Length > 0 && SenderAddress.Parse(From, out var fault) is null)
            yield return $"Mail:From: '{From}': {fault}";
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
