using ContactRouter.Intake;
using ContactRouter.Senders;

namespace ContactRouter.Cases;

/// <summary>
/// P8: finds the case that a message answers, by the first of its signs that holds. A sign of ours in somebody else's hands, or in those of a writer who
/// has not proven his address, joins nothing: it only links.
/// </summary>
public sealed class ThreadFinder(SenderIdentity identity, CaseOptions options)
{
    /// <summary>More signs than this are looked at by no mail program either; each may cost a read.</summary>
    private const int MostSigns = 12;

    public ThreadVerdict Find(ContactMessage message, IReadOnlyList<string> orders, KnownFacts facts, DateTimeOffset now)
    {
        foreach (var sign in message.Thread.Take(MostSigns))
        {
            if (Look(sign, message, orders, facts, now) is { } verdict)
                return verdict;
        }

        return new ThreadVerdict.None();
    }

    /// <returns>Null where the sign says nothing.</returns>
    private ThreadVerdict? Look(ThreadSign sign, ContactMessage message, IReadOnlyList<string> orders, KnownFacts facts, DateTimeOffset now)
    {
        CaseNumber number;
        switch (sign)
        {
            case ThreadSign.Ours ours:
                number = ours.Token.Number;
                break;
            case ThreadSign.Named named:
                number = named.Number;
                break;
            // Only a sender's own mails are known by their ids, and only to himself.
            case ThreadSign.Foreign foreign when message.Verified:
                if (!facts.Mails.TryGetValue(foreign.Hash, out var known))
                    return new ThreadVerdict.Unknown(new Fact.MailOf(foreign.Hash));
                if (known is not { } found)
                    return null;
                number = found;
                break;
            default:
                return null;
        }

        if (number.Bucket >= identity.Buckets)
            return null;
        if (!facts.Cases.TryGetValue(number, out var @case))
            return new ThreadVerdict.Unknown(new Fact.CaseOf(number));
        if (@case is null || (sign is ThreadSign.Ours { Token: var token } && !identity.IsTokenOf(token, @case.Id.OpenedBy.Sender)))
            return null;
        if (@case.Id.OpenedBy.Sender == message.Id.Sender && message.Verified)
            return Own(@case, sign, orders, now);
        return sign is ThreadSign.Ours ? new ThreadVerdict.Link(@case, "A reply to it came from somebody who is not its proven sender.", NeedsReview: true) : null;
    }

    private ThreadVerdict? Own(Case @case, ThreadSign sign, IReadOnlyList<string> orders, DateTimeOffset now)
    {
        // A case that was opened under an unproven address opens only to the token, which went to that address.
        if (!@case.Verified && sign is not ThreadSign.Ours)
            return null;
        if (@case.OrderNumber is { } order && orders.Count > 0 && !orders.Contains(order))
            return new ThreadVerdict.Link(@case, $"A reply to it names another order than {order}.", NeedsReview: false);
        if (@case is { State: CaseState.Closed, ClosedAt: { } closedAt } && !options.MayReopen(closedAt, now))
            return new ThreadVerdict.Link(@case, $"A reply to it came after it was closed on {Timestamp.Format(closedAt)}.", NeedsReview: false);
        return new ThreadVerdict.Join(@case);
    }
}

/// <summary>Where a message belongs by its signs.</summary>
public abstract record ThreadVerdict
{
    private ThreadVerdict()
    {
    }

    /// <summary>It is part of the case.</summary>
    public sealed record Join(Case Case) : ThreadVerdict;

    /// <summary>It gets a case of its own, linked with this one.</summary>
    public sealed record Link(Case Case, string Reason, bool NeedsReview) : ThreadVerdict;

    /// <summary>No sign holds.</summary>
    public sealed record None : ThreadVerdict;

    /// <summary>Something has to be read first.</summary>
    public sealed record Unknown(Fact Fact) : ThreadVerdict;
}
