using ContactRouter.Mail.Outbound;
using ContactRouter.Storage;
using ContactRouter.Storage.Mails;
using ContactRouter.Storage.Quarantine;

namespace ContactRouter.Functions.SendMail;

/// <summary>Notes what came of a mail in its claim, and says when it is to be tried again. What is given up goes to a person.</summary>
internal sealed partial class MailOutcome(MailClaims claims, IQuarantine quarantine, MailCounts counts, TimeProvider time, ILogger<MailOutcome> logger)
{
    /// <summary>What the quarantine calls a mail that was not sent.</summary>
    public const string FailedReason = "mail-failed";

    /// <summary>What it calls a mail that may have been sent.</summary>
    public const string UncertainReason = "mail-uncertain";

    /// <summary>In an outage no tries are counted, but no mail is this late either.</summary>
    private static readonly TimeSpan TooLate = TimeSpan.FromDays(3);

    private static readonly TimeSpan BeforeResending = TimeSpan.FromMinutes(5);

    /// <param name="claim">As it was begun.</param>
    /// <param name="inOutage">The mail was tried to see whether an outage is over.</param>
    /// <param name="body">The order, as it lay in the queue.</param>
    /// <returns>When it is to be looked at again; null where all is done.</returns>
    public async Task<DateTimeOffset?> SettleAsync(MailClaim claim, SendResult result, bool inOutage, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        counts.Count(result, claim.Template);
        switch (result)
        {
            case SendResult.Accepted accepted:
                await WriteAsync(claim with { State = MailState.Sent, Until = time.GetUtcNow(), ProviderId = accepted.ProviderId, Reason = "" }, cancellation);
                Log.Sent(logger, claim.Order);
                return null;
            case SendResult.Rejected rejected:
                await GiveUpAsync(claim with { State = MailState.Failed, Reason = rejected.Reason }, body, cancellation);
                return null;
            case SendResult.Uncertain uncertain when claim.IsResent:
                await GiveUpAsync(claim with { State = MailState.Uncertain, Reason = uncertain.Reason }, body, cancellation);
                return null;
            case SendResult.Uncertain uncertain:
                Log.Unknown(logger, claim.Order, uncertain.Reason);
                return await WaitAsync(claim with { IsResent = true, Reason = uncertain.Reason }, BeforeResending, cancellation);
            case SendResult.Throttled throttled:
                return await WaitAsync(claim with { Reason = "too many" }, throttled.Until - time.GetUtcNow() + TimeSpan.FromSeconds(2), cancellation);
            case SendResult.Stopped stopped:
                return await AgainAsync(claim with { Reason = stopped.Reason }, isCounted: false, body, cancellation);
            case SendResult.Failed failed:
                return await AgainAsync(claim with { Reason = failed.Reason }, isCounted: !inOutage, body, cancellation);
            default:
                throw new ArgumentOutOfRangeException(nameof(result));
        }
    }

    /// <summary>Hands a mail that nobody sends any more to people, then ends it.</summary>
    public async Task GiveUpAsync(MailClaim claim, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        // Set aside first: a claim that says "given up" ends all tries.
        var reason = claim.State == MailState.Uncertain ? UncertainReason : FailedReason;
        await quarantine.KeepAsync(
            new SetAside(
                StorageNames.OutboundMailSource, claim.Order.Replace(':', '-'), reason,
                $"Mail {claim.Template} of case {(claim.Case.Length > 0 ? claim.Case : "none")}, {claim.Tries} tries: {claim.Reason}.", claim.At, body),
            cancellation);
        await WriteAsync(claim, cancellation);
        counts.GivenUp(reason);
        Log.GivenUp(logger, claim.Order, reason, claim.Reason);
    }

    private async Task<DateTimeOffset?> AgainAsync(MailClaim claim, bool isCounted, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var tries = claim.Tries + (isCounted ? 1 : 0);
        var wait = RetrySchedule.After(Math.Max(tries, 1), Random.Shared.NextDouble());
        if (wait is null || time.GetUtcNow() - claim.At > TooLate)
        {
            await GiveUpAsync(claim with { State = MailState.Failed, Tries = tries }, body, cancellation);
            return null;
        }

        return await WaitAsync(claim with { Tries = tries }, isCounted ? wait.Value : RetrySchedule.Spread(TimeSpan.FromMinutes(1), Random.Shared.NextDouble()), cancellation);
    }

    private async Task<DateTimeOffset?> WaitAsync(MailClaim claim, TimeSpan wait, CancellationToken cancellation)
    {
        var until = time.GetUtcNow() + wait;
        await WriteAsync(claim with { State = MailState.Waiting, Until = until }, cancellation);
        Log.Waits(logger, claim.Order, claim.Reason, wait);
        return until;
    }

    /// <summary>Ends a mail whose recipient has had enough of them.</summary>
    public Task CapAsync(MailClaim claim, CancellationToken cancellation) =>
        WriteAsync(claim with { State = MailState.Capped, Reason = "the recipient has had enough automatic mails" }, cancellation);

    private async Task WriteAsync(MailClaim claim, CancellationToken cancellation)
    {
        counts.Settled(claim.State);
        for (var now = claim; await claims.WriteAsync(now, cancellation) is null;)
        {
            // While we were at it only the provider's events, or our own write whose answer was lost, can have changed it.
            var there = await claims.FindAsync(claim.Recipient, claim.Order, cancellation);
            if (there is not { State: MailState.Sending })
                return;
            now = claim with { ETag = there.ETag, Delivery = there.Delivery };
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Mail {Order} is handed over")]
        public static partial void Sent(ILogger logger, string order);

        [LoggerMessage(2, LogLevel.Warning, "Mail {Order} is tried again in {Wait}: {Reason}")]
        public static partial void Waits(ILogger logger, string order, string reason, TimeSpan wait);

        [LoggerMessage(3, LogLevel.Warning, "Mail {Order} may have been taken ({Reason}); it is sent once more")]
        public static partial void Unknown(ILogger logger, string order, string reason);

        [LoggerMessage(4, LogLevel.Warning, "Mail {Order} is given up as {As}: {Reason}")]
        public static partial void GivenUp(ILogger logger, string order, string @as, string reason);
    }
}
