using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Storage;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Quarantine;

namespace ContactRouter.Functions.Contacts.SpamDoors;

/// <summary>
/// Sets aside what a program filled in. Its sender gets the answer that the message would have had, so that nothing tells the trap from success; who was
/// caught by mistake (a browser fills in more than it should) loses nothing, for an operator can release it.
/// </summary>
internal sealed partial class Honeypot(
    SpamOptions options, QuarantineStore quarantine, ContactDecider decider, SpamCounts counts, LedgerCounts ledger, TimeProvider time, ILogger<Honeypot> logger)
{
    private const string Reason = "honeypot";

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly RollingLimit limit = new(options.MostHoneypotHits, Window, time);

    /// <param name="trap">What was filled in.</param>
    /// <returns>The answer to a first message of this writer. No budget is used, no case opened, no desk told.</returns>
    /// <exception cref="Storage.Tables.StoreUnavailableException">It is not kept.</exception>
    public async Task<IntakeResult> CatchAsync(ContactMessage message, string trap, CancellationToken cancellation)
    {
        var admitted = Decide(message);
        if (limit.Take(Reason) > TimeSpan.Zero)
        {
            counts.HoneypotDiscarded();
            ledger.Discarded(Channel.Form, Reason);
            Log.Discarded(logger, options.MostHoneypotHits);
        }
        else
        {
            await KeepAsync(message, trap, cancellation);
            counts.HoneypotKept();
            ledger.Accepted(Channel.Form);
        }

        return new IntakeResult.Accepted(admitted.Record.Answer, admitted.Standing, IsRepeat: false);
    }

    /// <summary>The answer that a message got which lies in the trap, or null where there is none such.</summary>
    public async Task<ContactAnswer?> FindAsync(ContactId id, CancellationToken cancellation)
    {
        var found = await quarantine.FindAsync(QuarantineId.Of(StorageNames.FormSource, id.Value, id.CreatedAt), cancellation);
        return found is { Body: var json } && ContactJson.Read(json, out _) is { } fields && ContactRules.Check(fields, out _) is { } request
            ? Decide(request.ToMessage(id, Channel.Form, verified: false, attachments: [], traceParent: null)).Record.Answer
            : null;
    }

    private async Task KeepAsync(ContactMessage message, string trap, CancellationToken cancellation)
    {
        var detail = $"Field {options.HoneypotField} was filled in: {TextCleaning.FirstBytes(TextCleaning.Clean(trap), 200)}."
            + (message.Form is null ? "" : $" Form: {message.Form}.")
            + (message.Attachments.Count == 0 ? "" : $" Files not kept: {message.Attachments.Count}.");
        await quarantine.KeepAsync(
            new SetAside(StorageNames.FormSource, message.Id.Value, Reason, detail, message.Id.CreatedAt, ContactRequest.Write(message)), cancellation);
    }

    // By the time of its id, so that asked again the answer is the same. The decision is not committed.
    private Decision.Admitted Decide(ContactMessage message) => (Decision.Admitted)decider.Decide(
        SenderState.Unknown, message, MessageMark.Of(message), new KnownFacts { IsKeyRead = true, AddressState = SenderState.Unknown }, message.Id.CreatedAt, attempt: 0);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "A honeypot hit is discarded: {Most} were kept within the hour")]
        public static partial void Discarded(ILogger logger, int most);
    }
}
