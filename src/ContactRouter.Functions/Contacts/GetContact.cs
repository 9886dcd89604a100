using ContactRouter.Cases;
using ContactRouter.Functions.Contacts.SpamDoors;
using ContactRouter.Functions.Problems;
using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Storage.Cases;
using ContactRouter.Storage.Engine;

namespace ContactRouter.Functions.Contacts;

/// <summary>Where a message stands, for whoever holds its token.</summary>
internal sealed class GetContact(SenderIdentity identity, ContactEngine engine, CaseReader cases, Honeypot honeypot)
{
    public async Task<IResult> HandleAsync(HttpRequest request, string id, CancellationToken cancellation)
    {
        if (!ContactId.TryParse(id, out var contact) || !identity.IsTokenOf(id, request.Query["t"].ToString()))
            return new ProblemResult(KnownProblems.WrongToken());
        if (await engine.FindAsync(contact, cancellation) is { } answer)
            return ContactAnswers.Status(request, answer, StatusOf(await cases.FindAsync(answer.CaseNumber, cancellation)));
        // Received it is, and no more: true to whoever was caught by mistake, and nothing that a program could tell the trap by.
        return await honeypot.FindAsync(contact, cancellation) is { } caught
            ? ContactAnswers.Status(request, caught, "received")
            : new ProblemResult(KnownProblems.NotFound());
    }

    private static string StatusOf(Case? @case) => @case?.State switch
    {
        CaseState.Answered => "answered",
        CaseState.Closed => "closed",
        _ => "routed",
    };
}
