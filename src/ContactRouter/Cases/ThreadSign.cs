namespace ContactRouter.Cases;

/// <summary>Something in a message that may tell which case it answers. A message carries its signs in the order of trust: the first that holds decides.</summary>
public abstract record ThreadSign
{
    private ThreadSign()
    {
    }

    /// <summary>A token of ours: in an address, a Message-ID or the text.</summary>
    public sealed record Ours(CaseToken Token) : ThreadSign;

    /// <summary>The Message-ID of a mail that this one answers, made by somebody else: it counts if the same sender's mail with it is in a case.</summary>
    /// <param name="Hash">As <see cref="MailId"/> makes it.</param>
    public sealed record Foreign(string Hash) : ThreadSign;

    /// <summary>A case number in the subject: anybody can write one, so it counts only if the sender takes part in the case.</summary>
    public sealed record Named(CaseNumber Number) : ThreadSign;
}
