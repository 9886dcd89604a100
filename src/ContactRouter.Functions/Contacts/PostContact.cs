using System.Diagnostics;
using ContactRouter.Functions.Problems;
using ContactRouter.Intake;
using ContactRouter.Storage.Engine;

namespace ContactRouter.Functions.Contacts;

/// <summary>The door of the forms: proof, body, validation, decision, answer.</summary>
internal sealed class PostContact(
    AddressProver prover, ContactBodyReader reader, ContactEngine engine, ContactAnswers answers, ContactsOptions options)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var cancellation = http.RequestAborted;
        var proof = prover.Begin(http.Request);
        if (!MessageKeys.TryRead(http.Request, proof, out var key, out var keyFault))
            return new ProblemResult(keyFault);
        if (proof.Refusal is { } refusal)
            return new ProblemResult(KnownProblems.UnprovenSender(refusal));
        if (http.Request.ContentLength > options.MaxRequestBytes)
            return new ProblemResult(KnownProblems.TooLarge(options.MaxRequestBytes));

        var content = proof.Observe(http.Request.Body);
        var (body, problem) = await reader.ReadAsync(http.Request, content, cancellation);
        if (body is null)
            return new ProblemResult(problem!);
        var mayBeIn = false;
        try
        {
            // What a wrong signature vouches for is not even looked at.
            await proof.ConcludeAsync(content, cancellation);
            if (proof.Refusal is { } wrong)
                return new ProblemResult(KnownProblems.UnprovenSender(wrong));
            var request = ContactRules.Check(body.Fields, out var faults);
            if (body.Upload.HasTooMany)
                faults = [.. faults, new Fault(ContactFields.Attachments, $"At most {ContactRules.MaxAttachments} files.")];
            if (request is null || faults.Count > 0)
                return new ProblemResult(KnownProblems.InvalidMessage(faults));

            var attachments = await body.Upload.CompleteAsync(request.Sender, cancellation);
            var message = request.ToMessage(body.Upload.IdOf(request.Sender), Channel.Form, proof.IsProven, attachments, Activity.Current?.Id) with { Key = key };
            // From here on it may be in even where the store's answer was lost: its files must stay.
            mayBeIn = true;
            var result = await engine.AcceptAsync(message, cancellation);
            // Refused, or a repeat of another one: these files belong to no message.
            mayBeIn = result is IntakeResult.Accepted accepted && accepted.Answer.ContactId == message.Id;
            return answers.Of(http.Request, result, body.Fields[ContactFields.Redirect]);
        }
        finally
        {
            if (!mayBeIn)
                await body.Upload.DiscardAsync();
        }
    }
}
