using System.Text;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using ContactRouter.Storage.Quarantine;

namespace ContactRouter.Functions.Ops;

/// <summary>The quarantine over HTTP.</summary>
internal sealed class QuarantineEndpoints(QuarantineList list, QuarantineStore store, QuarantineRelease release)
{
    private const int MaxTextBytes = 64 * 1024;

    public async Task<IResult> ListAsync(HttpContext http, string? day, string? reason, string? next)
    {
        if (day is not null && !QuarantineId.IsDay(day))
            return BadRequest("day must be a day, like 2026-11-23.");
        QuarantineId? from = null;
        if (next is not null)
        {
            if (!QuarantineId.TryParse(next, out var place) || (day is not null && place.Day != day))
                return BadRequest("next must be that of the page before, asked for the same way.");
            from = place;
        }

        var page = await list.ReadAsync(day, string.IsNullOrEmpty(reason) ? null : reason, from, http.RequestAborted);
        NoStore(http);
        return Results.Json(new QuarantineEntries([.. page.Items.Select(QuarantineEntry.Of)], page.Next?.Value), ApiJson.Default.QuarantineEntries);
    }

    public async Task<IResult> GetAsync(HttpContext http, string id)
    {
        if (!QuarantineId.TryParse(id, out var parsed) || await store.FindAsync(parsed, http.RequestAborted) is not { } found)
            return new ProblemResult(KnownProblems.NotFound());
        NoStore(http);
        var start = found.Body[..Math.Min(found.Body.Length, MaxTextBytes)];
        return Results.Json(new QuarantinedContent(QuarantineEntry.Of(found.Item), Encoding.UTF8.GetString(start.Span)), ApiJson.Default.QuarantinedContent);
    }

    public async Task<IResult> ReleaseAsync(HttpContext http, string id)
    {
        if (!QuarantineId.TryParse(id, out var parsed) || await store.FindAsync(parsed, http.RequestAborted) is not { } found)
            return new ProblemResult(KnownProblems.NotFound());
        NoStore(http);
        return await release.RunAsync(found.Item, found.Body, http.RequestAborted) switch
        {
            ReleaseResult.Done done => Results.Json(
                new Released(id, done.Release.Contact.Value, done.Release.At, done.Answer?.CaseNumber.Value, done.Answer?.Desk), ApiJson.Default.Released),
            ReleaseResult.Refused refused => new ProblemResult(KnownProblems.NotReleasable(refused.Reason)),
            var other => throw new InvalidOperationException($"There is no answer for {other}."),
        };
    }

    private static ProblemResult BadRequest(string detail) => new(KnownProblems.BadRequest(StatusCodes.Status400BadRequest, detail));

    // What is shown holds what people wrote.
    private static void NoStore(HttpContext http) => http.Response.Headers.CacheControl = "no-store";
}
