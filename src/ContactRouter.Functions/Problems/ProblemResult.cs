using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using ContactRouter.Functions.Contacts;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Site;

namespace ContactRouter.Functions.Problems;

/// <summary>Answers with a problem: JSON for programs, a page for a browser that posted a form without script.</summary>
internal sealed class ProblemResult(Problem problem) : IResult
{
    public Problem Problem => problem;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        response.Headers.CacheControl = "no-store";
        if (problem.RetryAfter is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (problem is { Standing: { } standing, ViolatedPolicies: [var policy, ..] })
            RateLimitFields.Set(response.Headers, policy, standing);
        if (problem.Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        if (Accepts.Html(httpContext.Request))
        {
            await Pages.WriteAsync(response, Pages.Problem(problem));
            return;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(problem, ApiJson.Default.Problem);
        response.ContentType = MediaTypeNames.Application.ProblemJson;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
