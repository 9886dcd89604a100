using ContactRouter.Functions.Problems;
using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Storage.Engine;

namespace ContactRouter.Functions.Contacts;

/// <summary>Where a message stands, for whoever holds its token.</summary>
internal sealed class GetContact(SenderIdentity identity, ContactEngine engine)
{
    public async Task<IResult> HandleAsync(HttpRequest request, string id, CancellationToken cancellation)
    {
        if (!ContactId.TryParse(id, out var contact) || !identity.IsTokenOf(id, request.Query["t"].ToString()))
            return new ProblemResult(KnownProblems.WrongToken());
        return await engine.FindAsync(contact, cancellation) is { } answer
            ? ContactAnswers.Status(request, answer)
            : new ProblemResult(KnownProblems.NotFound());
    }
}
