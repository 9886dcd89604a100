using System.Text;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using ContactRouter.Storage.Quarantine;

namespace ContactRouter.Functions.Ops;

/// <summary>The quarantine over HTTP.</summary>
internal sealed class QuarantineEndpoints(QuarantineList list, QuarantineStore store, QuarantineRelease release, OperatorCalls calls)
{
    private const int MaxTextBytes = 64 * 1024;

    private static readonly string[] Header = ["id", "source", "reason", "detail", "sentAt", "keptAt", "size", "releasedAt", "contactId"];

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

        return Answer(http, await list.ReadAsync(day, string.IsNullOrEmpty(reason) ? null : reason, source: null, from, http.RequestAborted));
    }

    /// <summary>A page, as JSON or CSV.</summary>
    internal static IResult Answer(HttpContext http, QuarantinePage page)
    {
        var view = new QuarantineEntries([.. page.Items.Select(QuarantineEntry.Of)], page.Next?.Value);
        return ListAnswers.Of(
            http, view, ApiJson.Default.QuarantineEntries, view.Next, Header,
            shown => shown.Items.Select(item => new object?[]
            {
                item.Id, item.Source, item.Reason, item.Detail, item.SentAt, item.KeptAt, item.Size, item.ReleasedAt, item.ContactId,
            }));
    }

    public async Task<IResult> GetAsync(HttpContext http, string id)
    {
        if (!QuarantineId.TryParse(id, out var parsed) || await store.FindAsync(parsed, http.RequestAborted) is not { } found)
            return new ProblemResult(KnownProblems.NotFound());
        NoStore(http);
        var start = found.Body[..Math.Min(found.Body.Length, MaxTextBytes)];
        return Results.Json(new QuarantinedContent(QuarantineEntry.Of(found.Item), Encoding.UTF8.GetString(start.Span)), ApiJson.Default.QuarantinedContent);
    }

    public Task<IResult> ReleaseAsync(HttpContext http, string id) => calls.RunAsync<Released>(
        http, $"release {id}", ApiJson.Default.Released,
        async cancellation =>
        {
            if (!QuarantineId.TryParse(id, out var parsed) || await store.FindAsync(parsed, cancellation) is not { } found)
                return (null, KnownProblems.NotFound());
            return await release.RunAsync(found.Item, found.Body, cancellation) switch
            {
                ReleaseResult.Done { Release: var done, Answer: var answer } => (
                    new Released(id, done.Contact?.Value, done.At, answer?.CaseNumber.Value, answer?.Desk), null),
                ReleaseResult.Resent resent => (
                    new Released(id, ContactId: null, resent.Release.At, resent.CaseNumber.Length > 0 ? resent.CaseNumber : null, Desk: null, resent.Warning), null),
                ReleaseResult.Refused refused => (null, KnownProblems.NotReleasable(refused.Reason)),
                var other => throw new InvalidOperationException($"There is no answer for {other}."),
            };
        });

    private static ProblemResult BadRequest(string detail) => new(KnownProblems.BadRequest(StatusCodes.Status400BadRequest, detail));

    // What is shown holds what people wrote.
    private static void NoStore(HttpContext http) => http.Response.Headers.CacheControl = "no-store";
}
