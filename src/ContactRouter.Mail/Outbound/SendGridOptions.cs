namespace ContactRouter.Mail.Outbound;

/// <summary>Settings <c>SendGrid</c>: who sends our mail.</summary>
public sealed class SendGridOptions
{
    /// <summary>SendGrid's key with the right to send mail. Without one, mails are kept in container <c>mailbox</c> in place of being sent.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Where SendGrid's interface is: <c>https://api.eu.sendgrid.com</c> for an account of its European region.</summary>
    public string ApiUrl { get; set; } = "https://api.sendgrid.com";

    /// <summary>What is wrong, each naming the setting.</summary>
    /// <param name="mail">How our mails are written: an address and a domain are needed once they leave.</param>
    public IEnumerable<string> Faults(OutboundMailOptions mail)
    {
        if (!Uri.TryCreate(ApiUrl, UriKind.Absolute, out var api) || api.Scheme is not ("https" or "http"))
            yield return "SendGrid:ApiUrl must be an address, like https://api.sendgrid.com.";
        if (ApiKey.Length == 0)
            yield break;
        if (mail.From.Length == 0)
            yield return "Mail:From must be an address of yours that SendGrid may send from: SendGrid:ApiKey is set.";
        if (mail.Domain.Length == 0)
            yield return "Mail:Domain must be the domain that answers are received at: SendGrid:ApiKey is set.";
    }
}
