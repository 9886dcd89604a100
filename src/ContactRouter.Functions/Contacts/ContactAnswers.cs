using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using ContactRouter.Functions.Site;
using ContactRouter.Senders;

namespace ContactRouter.Functions.Contacts;

/// <summary>Tells the writer what became of his message: JSON for programs, a page for a browser without script.</summary>
internal sealed class ContactAnswers(SenderIdentity identity, ContactsOptions options)
{
    public IResult Of(HttpRequest request, IntakeResult result, string redirect) => result switch
    {
        IntakeResult.Accepted accepted => Accepted(request, accepted, redirect),
        IntakeResult.Blocked blocked => new ProblemResult(KnownProblems.SenderBlocked(blocked.Standing)),
        IntakeResult.KeyReused => new ProblemResult(KnownProblems.KeyReused()),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    private IResult Accepted(HttpRequest request, IntakeResult.Accepted accepted, string redirect)
    {
        var answer = accepted.Answer;
        RateLimitFields.Set(request.HttpContext.Response.Headers, RateLimitFields.Policy, accepted.Standing);
        var statusUrl = $"/api/contacts/{answer.ContactId}?t={identity.TokenOf(answer.ContactId.Value)}";
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (Accepts.Html(request))
            return new SeeOther(IsAllowed(redirect) ? redirect : statusUrl);
        request.HttpContext.Response.Headers.Location = statusUrl;
        return Results.Json(
            new ContactAccepted(
                answer.ContactId.Value,
                answer.CaseNumber.Value,
                [.. answer.Cases.Select(number => number.Value)],
                answer.Topic,
                answer.Desk,
                answer.Advice,
                statusUrl),
            ApiJson.Default.ContactAccepted,
            statusCode: StatusCodes.Status202Accepted);
    }

    /// <param name="status">Where it stands, as the interface calls it.</param>
    public static IResult Status(HttpRequest request, ContactAnswer answer, string status)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (Accepts.Html(request))
            return new PageResult(Pages.Status(answer, status));
        return Results.Json(
            new ContactStatus(
                answer.ContactId.Value,
                status,
                answer.CaseNumber.Value,
                [.. answer.Cases.Select(number => number.Value)],
                answer.Topic,
                answer.Desk,
                answer.Advice,
                answer.ReceivedAt,
                answer.DueAt),
            ApiJson.Default.ContactStatus);
    }

    // A form may send its writer to a page of its own site; anywhere else, our name would vouch for a stranger's page.
    private bool IsAllowed(string redirect) =>
        Uri.TryCreate(redirect, UriKind.Absolute, out var uri) && options.AllowedOrigins.Contains(uri.GetLeftPart(UriPartial.Authority));
}

/// <summary>303: the browser goes on with a GET, and a reload sends nothing twice.</summary>
internal sealed class SeeOther(string location) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = location;
        httpContext.Response.ContentLength = 0;
        return Task.CompletedTask;
    }
}
