using System.Diagnostics;
using ContactRouter.Functions.InboundMail;
using ContactRouter.Functions.QueuedContacts;
using ContactRouter.Functions.SendMail;
using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Storage;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Quarantine;

namespace ContactRouter.Functions.Ops;

/// <summary>
/// Lets in what was set aside, as an operator's command: it neither counts against the sender's budget nor is refused by a block (P5). The message has
/// the id that it had at the door, so however often it is released, and whatever breaks off between, it is taken in once.
/// </summary>
internal sealed partial class QuarantineRelease(
    SenderIdentity identity, ContactEngine engine, MailIntake mails, QuarantineStore quarantine, MailResending resending, TimeProvider time, ILogger<QuarantineRelease> logger)
{
    /// <exception cref="Storage.Tables.StoreUnavailableException">It may be in already; released again, it leads to the same message.</exception>
    public async Task<ReleaseResult> RunAsync(QuarantinedItem item, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        if (item.Source == StorageNames.OutboundMailSource)
            return await ResendAsync(item, body, cancellation);
        if (item.Release is { } before)
            return new ReleaseResult.Done(before, before.Contact is { } contact ? await engine.FindAsync(contact, cancellation) : null);
        var (result, fault) = item.Source == StorageNames.MailSource
            ? await mails.ReleaseAsync(item, body, cancellation)
            : await AcceptRequestAsync(item, body, cancellation);
        if (result is null)
            return new ReleaseResult.Refused(fault);
        if (result is not IntakeResult.Accepted accepted)
            return new ReleaseResult.Refused("The message was refused.");
        var release = new Release(Timestamp.Truncate(time.GetUtcNow()), accepted.Answer.ContactId);
        await quarantine.MarkReleasedAsync(item.Id, release, cancellation);
        Log.Released(logger, item.SourceId, item.Source, accepted.Answer.ContactId);
        return new ReleaseResult.Done(release, accepted.Answer);
    }

    private async Task<ReleaseResult> ResendAsync(QuarantinedItem item, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        // The first time only: meanwhile it may wait for its next try, and need nobody to hurry it.
        var resent = await resending.RunAsync(body, isAgain: item.Release is not null, cancellation);
        if (resent.Fault is { } fault)
            return new ReleaseResult.Refused(fault);
        var release = item.Release ?? new Release(Timestamp.Truncate(time.GetUtcNow()), Contact: null);
        if (item.Release is null)
            await quarantine.MarkReleasedAsync(item.Id, release, cancellation);
        return new ReleaseResult.Resent(release, resent.CaseNumber, resent.Warning);
    }

    private async Task<(IntakeResult? Result, string Fault)> AcceptRequestAsync(QuarantinedItem item, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var (request, reason, detail) = QueuedRequest.Read(body);
        if (request is null)
            return (null, $"{reason}: {detail}");
        return MessageOf(item, request) is { } message
            ? (await engine.AcceptAsync(message with { IsReleased = true }, cancellation), "")
            : (null, $"Nothing takes in what came from {item.Source}.");
    }

    // As the door that set it aside would have made it.
    private ContactMessage? MessageOf(QuarantinedItem item, CheckedFields request) => item.Source switch
    {
        StorageNames.RequestsQueue => request.ToMessage(
            QueuedRequest.IdOf(identity.IdOf(request.Sender), item.SourceId, item.SentAt), Channel.Queue, verified: true, attachments: [], Activity.Current?.Id),
        StorageNames.FormSource when ContactId.TryParse(item.SourceId, out var id) =>
            request.ToMessage(id, Channel.Form, verified: false, attachments: [], Activity.Current?.Id),
        _ => null,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Message {Id} of {Source} was released from the quarantine as contact {Contact}")]
        public static partial void Released(ILogger logger, string id, string source, ContactId contact);
    }
}

/// <summary>What became of a release.</summary>
internal abstract record ReleaseResult
{
    private ReleaseResult()
    {
    }

    /// <summary>It is in.</summary>
    /// <param name="Answer">What its writer would have been told, or null where the message is gone since.</param>
    public sealed record Done(Release Release, ContactAnswer? Answer) : ReleaseResult;

    /// <summary>It is a mail of ours, and back on its queue.</summary>
    /// <param name="CaseNumber">Empty where it is about none.</param>
    /// <param name="Warning">What its recipient may see of it, or null.</param>
    public sealed record Resent(Release Release, string CaseNumber, string? Warning) : ReleaseResult;

    /// <summary>There is no message in it that could be taken in.</summary>
    public sealed record Refused(string Reason) : ReleaseResult;
}
