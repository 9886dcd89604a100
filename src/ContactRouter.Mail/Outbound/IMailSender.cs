namespace ContactRouter.Mail.Outbound;

/// <summary>Hands mails over to whoever delivers them.</summary>
public interface IMailSender
{
    /// <summary>Hands one over, once. What comes of it is a value; only the caller's own cancellation is an exception.</summary>
    Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation);
}

/// <summary>What came of handing a mail over.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <param name="ProviderId">What the provider calls it, or empty.</param>
    public sealed record Accepted(string ProviderId) : SendResult;

    /// <summary>This mail will never be taken: another try would be answered alike.</summary>
    public sealed record Rejected(string Reason) : SendResult;

    /// <summary>No mail of ours is taken: the key is wrong, or has no right to send.</summary>
    public sealed record Stopped(string Reason) : SendResult;

    /// <summary>Too many: none before that time.</summary>
    public sealed record Throttled(DateTimeOffset Until) : SendResult;

    /// <summary>It was not taken, and may be the next time.</summary>
    public sealed record Failed(string Reason) : SendResult;

    /// <summary>It was handed over, but the answer was lost: it may have been taken.</summary>
    public sealed record Uncertain(string Reason) : SendResult;
}
