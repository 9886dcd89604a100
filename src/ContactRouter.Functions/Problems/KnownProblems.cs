using ContactRouter.Cases;
using ContactRouter.Functions.Contacts;
using ContactRouter.Intake;
using ContactRouter.Senders;

namespace ContactRouter.Functions.Problems;

/// <summary>Every problem that a caller can meet; problems.html of the site explains each by its code.</summary>
internal static class KnownProblems
{
    /// <summary>Long enough for a store to come back from a short fault, short enough for a person who waits.</summary>
    private const int RetrySeconds = 5;

    /// <summary>A person has to set something first.</summary>
    private const int NotConfiguredSeconds = 300;

    public static Problem InvalidMessage(IEnumerable<Fault> faults) =>
        Problem.Of("invalid-message", 400, "The message has faults.", "Each field's faults are listed under errors. Nothing was sent.", faults);

    public static Problem InvalidRequest(IEnumerable<Fault> faults) =>
        Problem.Of("invalid-request", 400, "The request has faults.", "Each field's faults are listed under errors. Nothing was done.", faults);

    public static Problem InvalidJson(string fault) => Problem.Of("invalid-json", 400, "The body could not be read.", fault);

    public static Problem InvalidForm(string fault) => Problem.Of("invalid-form", 400, "The form could not be read.", fault);

    public static Problem EmptyBody() => Problem.Of("empty-body", 400, "The body is empty.", "Send the fields of a message: email and message at least.");

    public static Problem UnprovenSender(string detail) => Problem.Of("unproven-sender", 401, "Nothing proves who sends this.", detail);

    /// <param name="instead">Which token belongs there.</param>
    public static Problem WrongToken(string instead = "Use the statusUrl of the answer as it is.") =>
        Problem.Of("wrong-token", 401, "The token does not fit.", instead);

    public static Problem WrongSignature() => Problem.Of(
        "wrong-signature", 401, "The signature does not fit.", "The body is not signed with one of the keys in the settings (Mail:SigningKeys for mails, Mail:EventKeys for events), or was signed too long ago.");

    public static Problem MailNotConfigured() => Problem.Of(
        "mail-not-configured", 503, "Nothing can be taken in here yet.", "No key is set (Mail:SigningKeys for mails, Mail:EventKeys for events), so nothing tells what SendGrid sends from what anybody does.") with
    {
        RetryAfter = NotConfiguredSeconds,
    };

    public static Problem UnknownForm() =>
        Problem.Of("unknown-form", 404, "There is no such form.", "No field mapping of this name is configured. Post to /api/contacts without one.");

    public static Problem UnknownDesk(IEnumerable<string> desks) =>
        Problem.Of("unknown-desk", 404, "There is no such desk.", $"The desks are {string.Join(", ", desks.Distinct())}.");

    public static Problem UnknownQueue(IEnumerable<string> queues) =>
        Problem.Of("unknown-queue", 404, "There is no such queue.", $"The queues with a poison queue of ours are {string.Join(", ", queues)}.");

    public static Problem NotFound() => Problem.Of("not-found", 404, "There is nothing here.");

    public static Problem MethodNotAllowed() => Problem.Of("method-not-allowed", 405, "This address does not take that method.");

    public static Problem TooLarge(long maxBytes) =>
        Problem.Of("too-large", 413, "The request is too large.", $"A request has at most {maxBytes:N0} bytes.");

    /// <param name="instead">What to send instead.</param>
    public static Problem UnsupportedMediaType(string instead = "Send application/json, application/x-www-form-urlencoded or multipart/form-data.") =>
        Problem.Of("unsupported-media-type", 415, "This kind of content is not taken.", instead);

    public static Problem JsonOnly() => UnsupportedMediaType() with { Detail = "Send application/json." };

    public static Problem PreconditionRequired() => Problem.Of(
        "precondition-required", 428, "Say which revision you have seen.",
        "Send If-Match with the ETag of the last answer about this case, or If-Match: * to change it however it is now.");

    public static Problem StaleRevision(CaseStanding current) => Problem.Of(
        "stale-revision", 412, "The case has changed since you saw it.", "Read it again; how it stands now is told under current.") with
    {
        Current = current,
    };

    public static Problem NotPossibleNow(string detail) => Problem.Of("not-possible-now", 409, "The case does not allow this now.", detail);

    public static Problem HeaderInvalid(string header, string fault) =>
        Problem.Of("header-invalid", 400, "A header cannot be read.", faults: [new Fault(header, fault)]);

    public static Problem BadRequest(int status, string detail) => Problem.Of("bad-request", status, "The request could not be read.", detail);

    public static Problem SenderBlocked(BudgetStanding standing) => Problem.Of(
        "sender-blocked", 429, "Too many messages from this address.",
        $"{standing.Limit} messages are taken within {standing.Window.TotalMinutes:N0} minutes. One came too many: nothing is taken from this address until {Timestamp.Format(standing.BlockedUntil!.Value)}.") with
    {
        Type = "https://iana.org/assignments/http-problem-types#quota-exceeded",
        ViolatedPolicies = [RateLimitFields.Policy],
        RetryAfter = standing.ResetSeconds,
        Standing = standing,
    };

    public static Problem NetworkBusy(BudgetStanding standing) => Problem.Of(
        "network-busy", 429, "Too many messages from this network.",
        $"From one network {standing.Limit} messages are taken within {standing.Window.TotalMinutes:N0} minutes where nothing proves who writes.") with
    {
        Type = "https://iana.org/assignments/http-problem-types#quota-exceeded",
        ViolatedPolicies = [RateLimitFields.NetworkPolicy],
        RetryAfter = standing.ResetSeconds,
        Standing = standing,
    };

    public static Problem KeyReused() => Problem.Of(
        "key-reused", 422, "This key was used for another request.",
        "An Idempotency-Key names one message or change. Send a new one under a new key.");

    public static Problem NotReleasable(string reason) => Problem.Of("not-releasable", 409, "This cannot be let in.", reason);

    public static Problem Overloaded() =>
        Problem.Of("overloaded", 503, "Too many messages come in just now.", "Nothing was accepted. Send it again in a moment.") with
        {
            Type = "https://iana.org/assignments/http-problem-types#temporary-reduced-capacity",
            RetryAfter = RetrySeconds,
        };

    public static Problem StorageUnavailable() =>
        Problem.Of("storage-unavailable", 503, "The message could not be stored just now.", "Nothing was accepted. Send it again in a moment.") with
        {
            Type = "https://iana.org/assignments/http-problem-types#temporary-reduced-capacity",
            RetryAfter = RetrySeconds,
        };

    public static Problem Internal() =>
        Problem.Of("internal-error", 500, "Something went wrong on our side.", "Send the message again; tell us the traceId if it happens again.");
}
