using ContactRouter.Mails;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Mails;

/// <summary>The claims on mails. Whoever inserts or replaces the row under its ETag may send; nobody else does.</summary>
public sealed class MailClaims(ITransactionalTable table, SenderIdentity identity, TimeProvider time)
{
    /// <summary>Longer than handing a mail over can take: a claim older than that was left by a crash.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>No mail is tried for longer, so what is sent now is about a message of this time. Older rows need not be read.</summary>
    private static readonly TimeSpan OldestOrder = TimeSpan.FromDays(4);

    /// <summary>Takes a mail up.</summary>
    /// <exception cref="StoreUnavailableException">Not known; nothing may be sent.</exception>
    public async Task<ClaimAnswer> BeginAsync(MailOrder order, SenderId recipient, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var known = await FindAsync(recipient, order.Id, cancellation);
        var claim = known switch
        {
            null => new MailClaim(recipient, order.Id, order.Template, order.CaseNumber, order.IsAutomaticAnswer, MailState.Sending, now),
            { State: MailState.Waiting or MailState.Sending } when known.Until > now => null,
            { State: MailState.Waiting } => known,
            // Whoever was at it never said what came of it: it may be sent, and may be sent once more.
            { State: MailState.Sending, IsResent: false } => known with { IsResent = true },
            { State: MailState.Sending } => known with { State = MailState.Uncertain, Reason = "its sending was broken off twice" },
            _ => null,
        };
        if (claim is null)
            return known!.State is MailState.Waiting or MailState.Sending ? new ClaimAnswer.NotBefore(known.Until) : new ClaimAnswer.Settled();
        if (claim.State == MailState.Uncertain)
            return new ClaimAnswer.Broken(claim);
        var next = claim with { State = MailState.Sending, Until = now + Lease };
        // Somebody else was quicker: he has it for as long as he may.
        return await WriteAsync(next, cancellation) is { } written ? new ClaimAnswer.Begun(written) : new ClaimAnswer.NotBefore(now + Lease);
    }

    /// <summary>Lets a mail that was given up be tried again, as one that was never tried. What is sent, or under way, stays as it is.</summary>
    /// <returns>The claim as it was before, or null where the mail was never taken up.</returns>
    /// <exception cref="StoreUnavailableException">It may be allowed.</exception>
    public async Task<MailClaim?> ReopenAsync(SenderId recipient, string order, CancellationToken cancellation)
    {
        while (true)
        {
            var known = await FindAsync(recipient, order, cancellation);
            if (known is not { State: MailState.Failed or MailState.Uncertain or MailState.Capped })
                return known;
            var now = time.GetUtcNow();
            var next = known with { State = MailState.Waiting, At = now, Until = now, Tries = 0, IsResent = false };
            // Where only the provider's events changed it meanwhile, it is looked at again.
            if (await WriteAsync(next, cancellation) is not null)
                return known;
        }
    }

    /// <summary>Replaces a claim that nobody else changed meanwhile.</summary>
    /// <returns>The claim as it lies there now, or null where somebody else was quicker.</returns>
    public async Task<MailClaim?> WriteAsync(MailClaim claim, CancellationToken cancellation)
    {
        var row = MailClaimRow.Write(identity.BucketOf(claim.Recipient), claim);
        var outcome = await table.WriteAsync([StateRow.Replace(row, claim.ETag)], cancellation);
        return outcome.Written ? claim with { ETag = outcome.ETags[0] } : null;
    }

    public async Task<MailClaim?> FindAsync(SenderId recipient, string order, CancellationToken cancellation) =>
        await table.ReadAsync(RowKeys.Partition(identity.BucketOf(recipient)), RowKeys.MailClaim(recipient, order), cancellation) is { } row
            ? MailClaimRow.Read(row, recipient, order)
            : null;

    /// <summary>How many automatic answers a recipient was sent, or is being sent, since then.</summary>
    public async Task<int> CountSinceAsync(SenderId recipient, DateTimeOffset since, CancellationToken cancellation)
    {
        var (from, to) = RowKeys.MailClaimsSince(recipient, since - OldestOrder);
        var count = 0;
        await foreach (var row in table.RangeAsync(RowKeys.Partition(identity.BucketOf(recipient)), from, to, cancellation))
            count += MailClaimRow.IsAutomaticMailSince(row, since) ? 1 : 0;
        return count;
    }
}

/// <summary>Whether a mail may be sent now.</summary>
public abstract record ClaimAnswer
{
    private ClaimAnswer()
    {
    }

    /// <summary>It may be sent, by whoever got this.</summary>
    public sealed record Begun(MailClaim Claim) : ClaimAnswer;

    /// <summary>It may have been sent, and was tried again already: it must not be sent any more.</summary>
    /// <param name="Claim">As it should be written once somebody knows of it.</param>
    public sealed record Broken(MailClaim Claim) : ClaimAnswer;

    /// <summary>Somebody is at it, or it waits: look again then.</summary>
    public sealed record NotBefore(DateTimeOffset Time) : ClaimAnswer;

    /// <summary>There is nothing left to do.</summary>
    public sealed record Settled : ClaimAnswer;
}
