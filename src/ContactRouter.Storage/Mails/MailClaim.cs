using Azure;
using ContactRouter.Senders;

namespace ContactRouter.Storage.Mails;

/// <summary>Where a mail stands: the row that is there before it is sent.</summary>
/// <param name="Recipient">Whose mail it is.</param>
/// <param name="Order">The id of its order.</param>
/// <param name="Case">Its case number, or empty.</param>
/// <param name="IsAutomatic">A program's answer: how many of these one gets is limited.</param>
/// <param name="At">When it was first taken up.</param>
public sealed record MailClaim(SenderId Recipient, string Order, string Template, string Case, bool IsAutomatic, MailState State, DateTimeOffset At)
{
    /// <summary>How often it was handed over without being taken, outages of the provider not counted.</summary>
    public int Tries { get; init; }

    /// <summary>While it is being sent: until when nobody else may; while it waits: until when it does; once it is sent: when.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>It may have been taken already when it was handed over for the last time: it is so once at most.</summary>
    public bool IsResent { get; init; }

    /// <summary>Why it waits or was not sent, or empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What the provider calls it, or empty.</summary>
    public string ProviderId { get; init; } = "";

    /// <summary>The last that the provider told of its delivery, or empty.</summary>
    public string Delivery { get; init; } = "";

    /// <summary>Of the row as it was read or written; null before its first write.</summary>
    public ETag? ETag { get; init; }
}

public enum MailState
{
    /// <summary>Somebody is at it.</summary>
    Sending,

    /// <summary>It is tried again later.</summary>
    Waiting,

    Sent,

    /// <summary>It may have been sent twice or not at all: nobody tries again.</summary>
    Uncertain,

    /// <summary>It is not sent; a person has it in the quarantine.</summary>
    Failed,

    /// <summary>Its recipient has had as many automatic mails as one gets.</summary>
    Capped,
}
