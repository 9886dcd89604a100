using System.Diagnostics;
using ContactRouter.Functions.Contacts.Forms;
using ContactRouter.Functions.Contacts.Network;
using ContactRouter.Functions.Contacts.SpamDoors;
using ContactRouter.Functions.Problems;
using ContactRouter.Intake;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Ledger;

namespace ContactRouter.Functions.Contacts;

/// <summary>The door of the forms: proof, network, body, validation, decision, answer.</summary>
internal sealed class PostContact(
    FormMappings forms,
    AddressProver prover,
    WriterNetwork networks,
    SpamGuard spam,
    ContactBodyReader reader,
    ContactEngine engine,
    ContactAnswers answers,
    LedgerCounts ledger,
    ContactsOptions options)
{
    /// <param name="formName">The form whose fields have names of their own, or null for the standard ones.</param>
    public async Task<IResult> HandleAsync(HttpContext http, string? formName = null)
    {
        FormMapping? form = null;
        if (formName is not null && (form = forms.Find(formName)) is null)
            return new ProblemResult(KnownProblems.UnknownForm());
        var proof = prover.Begin(http.Request, form);
        if (!MessageKeys.TryRead(http.Request, proof, out var key, out var keyFault))
            return new ProblemResult(keyFault);
        if (proof.Refusal is { } refusal)
            return new ProblemResult(KnownProblems.UnprovenSender(refusal));
        if (http.Request.ContentLength > options.MaxRequestBytes)
            return new ProblemResult(KnownProblems.TooLarge(options.MaxRequestBytes));
        if (proof == AddressProof.Unproven && spam.Refuse(networks.AddressOf(http)) is { } busy)
            return new ProblemResult(busy);

        var content = proof.Observe(http.Request.Body);
        var (body, problem) = await reader.ReadAsync(http.Request, content, form, http.RequestAborted);
        return body is null ? new ProblemResult(problem!) : await TakeInAsync(http, new Post(form, proof, key, body, content));
    }

    private async Task<IResult> TakeInAsync(HttpContext http, Post post)
    {
        var (form, proof, key, body, content) = post;
        var cancellation = http.RequestAborted;
        var mayBeIn = false;
        try
        {
            // What a wrong signature vouches for is not even looked at.
            await proof.ConcludeAsync(content, cancellation);
            if (proof.Refusal is { } wrong)
                return new ProblemResult(KnownProblems.UnprovenSender(wrong));
            var signs = spam.Take(body.Fields);
            var request = ContactRules.Check(body.Fields, out var faults);
            faults = [.. faults, .. FurtherFaults(post, signs)];
            if (request is null || faults.Count > 0)
                return new ProblemResult(KnownProblems.InvalidMessage(faults));

            var attachments = await body.Upload.CompleteAsync(request.Sender, cancellation);
            // On a form of its own, key and signature prove the site; what a visitor typed there is his address only where the site says so.
            var verified = proof.IsProven && form is not { AddressVerified: false };
            var message = request.ToMessage(body.Upload.IdOf(request.Sender), Channel.Form, verified, attachments, Activity.Current?.Id) with
            {
                Form = form?.Name,
                Network = verified ? null : networks.IdOf(http, proof.IsProven ? form : null),
                // Whoever sends a signed message once more can change its headers, but not the id that stands in it.
                Key = proof.IsProven && body.ProviderId.Length > 0 ? new RepeatKey(RepeatKeyKind.Provider, body.ProviderId) : key,
            };
            var isCaught = signs.IsTrapped && !proof.IsProven;
            // From here on it may be in even where the store's answer was lost: its files must stay.
            mayBeIn = !isCaught;
            var result = isCaught ? await spam.CatchAsync(message, signs, cancellation) : await engine.AcceptAsync(message, cancellation);
            // Refused, or a repeat of another one: these files belong to no message.
            mayBeIn = !isCaught && result is IntakeResult.Accepted accepted && accepted.Answer.ContactId == message.Id;
            // What fell into the trap is counted there.
            if (!isCaught)
                ledger.Answered(Channel.Form, result);
            return answers.Of(http.Request, result, body.Fields[ContactFields.Redirect]);
        }
        finally
        {
            if (!mayBeIn)
                await body.Upload.DiscardAsync();
        }
    }

    private IEnumerable<Fault> FurtherFaults(Post post, SpamSigns signs)
    {
        if (post.Body.Upload.HasTooMany)
            yield return new Fault(ContactFields.Attachments, $"At most {ContactRules.MaxAttachments} files.");
        if (!post.Proof.IsProven && spam.Examine(signs) is { } tooFast)
            yield return tooFast;
    }

    private sealed record Post(FormMapping? Form, AddressProof Proof, RepeatKey? Key, ContactBody Body, Stream Content);
}
