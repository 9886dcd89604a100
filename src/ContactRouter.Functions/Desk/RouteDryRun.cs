using ContactRouter.Cases;
using ContactRouter.Functions.Contacts;
using ContactRouter.Functions.Contacts.Forms;
using ContactRouter.Functions.Contacts.SpamDoors;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using ContactRouter.Intake;
using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.ServiceLevel;
using Microsoft.Net.Http.Headers;

namespace ContactRouter.Functions.Desks;

/// <summary>
/// Says what would become of a first message of a proven sender: topic, desk and the rule that decided, advice, due time. Nothing is written, nobody told.
/// </summary>
internal sealed class RouteDryRun(
    MessageReader reader, DeskRouter router, ProcedureChecks checks, DeskCalendars calendars, SenderIdentity identity, SpamOptions spam, FormMappings forms, TimeProvider time)
{
    private const string Mailbox = "mailbox";
    private const string Form = "form";

    public async Task<IResult> HandleAsync(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.MediaType != "application/json")
            return new ProblemResult(KnownProblems.JsonOnly());
        var bytes = await BoundedReader.ReadAsync(http.Request.Body, ContactBodyReader.MaxFieldBytes, http.RequestAborted);
        if (bytes is null)
            return new ProblemResult(KnownProblems.TooLarge(ContactBodyReader.MaxFieldBytes));
        if (ContactJson.Read(bytes, out var unreadable) is not { } fields)
            return new ProblemResult(KnownProblems.InvalidJson(unreadable!));

        var (mailbox, form) = (fields.Take(Mailbox).Trim(), fields.Take(Form).Trim());
        // A form's own fields are no part of its message.
        fields.Take(spam.HoneypotField);
        fields.Take(SpamOptions.StartedAt);
        var request = ContactRules.Check(fields, out var faults);
        faults = [.. faults, .. FaultsOf(mailbox, form)];
        if (request is null || faults.Count > 0)
            return new ProblemResult(KnownProblems.InvalidMessage(faults));

        var now = Timestamp.Truncate(time.GetUtcNow());
        var message = request.ToMessage(
            ContactId.New(identity.IdOf(request.Sender), now), mailbox.Length > 0 ? Channel.Mail : Channel.Form, verified: true, attachments: [], traceParent: null) with
        {
            Mailbox = mailbox.Length > 0 ? mailbox : null,
            Form = form.Length > 0 ? form : null,
        };
        CaseEndpoints.NoStore(http);
        return Results.Json(Run(message, now), ApiJson.Default.DryRun);
    }

    private DryRun Run(ContactMessage message, DateTimeOffset now)
    {
        var reading = reader.Read(message);
        var judgement = reading.Judgement;
        var route = router.RouteOf(RoutingFacts.Of(message, reading));
        var advice = checks.Examine(message, reading, PlannedCases.Missing([]) with { Route = route });
        return new DryRun(
            judgement.Topic?.Name,
            Math.Round(judgement.Confidence, 4),
            [.. judgement.Evidence.Select(term => new DryRunEvidence(term.Term, Math.Round(term.Weight, 4)))],
            [.. judgement.Scores.Select(score => new DryRunScore(score.Topic.Name, Math.Round(score.Share, 4)))],
            reading.Orders.Numbers,
            reading.Language,
            route.Desk.Name,
            route.Priority,
            route.Rule,
            route.Reason,
            [.. advice.Select(check => new Advice(check.Code, check.Rule, check.Advice))],
            calendars.Of(route.Desk).DueAt(now));
    }

    // A mailbox or form that there is not would match no rule, and the answer would be about another message than the one meant.
    private IEnumerable<Fault> FaultsOf(string mailbox, string form)
    {
        if (mailbox.Length > 0 && SenderAddress.Parse(mailbox, out var fault) is null)
            yield return new Fault(Mailbox, fault!);
        if (form.Length > 0 && forms.Find(form) is null)
            yield return new Fault(Form, "No form of this name is configured.");
    }
}
