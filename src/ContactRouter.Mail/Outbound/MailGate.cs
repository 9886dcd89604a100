namespace ContactRouter.Mail.Outbound;

/// <summary>
/// Keeps mails back while none would be taken: until the time that the provider named, or, in an outage, but for one at a time that tries whether it is over.
/// So an outage uses up nobody's tries, and its end is noticed within minutes. Each instance has its own.
/// </summary>
public sealed class MailGate(TimeProvider time)
{
    /// <summary>So many failures one after the other are an outage.</summary>
    private const int Outage = 3;

    /// <summary>A probe whose end was never told does not keep all others waiting for longer.</summary>
    private static readonly TimeSpan ProbeTime = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    private readonly Lock gate = new();
    private int failures;
    private bool isClosed;
    private TimeSpan wait;
    private DateTimeOffset closedUntil;

    /// <summary>No mail is taken: an outage, or a key that has no right to send.</summary>
    public bool IsClosed
    {
        get
        {
            lock (gate)
                return isClosed;
        }
    }

    /// <returns>Null where a mail may go now; else when to ask again.</returns>
    public DateTimeOffset? Enter()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (closedUntil > now)
                return closedUntil;
            if (isClosed)
                closedUntil = now + ProbeTime;
            return null;
        }
    }

    /// <summary>A mail that was let in was not sent at all: the next one may try.</summary>
    public void Leave()
    {
        lock (gate)
        {
            if (isClosed)
                closedUntil = time.GetUtcNow();
        }
    }

    /// <summary>Learns from what came of a mail.</summary>
    /// <returns>True where this closed the gate.</returns>
    public bool Learn(SendResult result)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            switch (result)
            {
                case SendResult.Accepted or SendResult.Rejected:
                    (failures, isClosed, wait, closedUntil) = (0, false, TimeSpan.Zero, default);
                    return false;
                case SendResult.Throttled throttled:
                    closedUntil = throttled.Until;
                    return false;
                default:
                    failures++;
                    if (!isClosed && failures < Outage && result is not SendResult.Stopped)
                        return false;
                    var closes = !isClosed;
                    isClosed = true;
                    wait = wait == TimeSpan.Zero ? FirstWait : wait * 2 < LongestWait ? wait * 2 : LongestWait;
                    closedUntil = now + wait;
                    return closes;
            }
        }
    }
}
