using System.Globalization;
using ContactRouter.Cases;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using ContactRouter.Intake;
using ContactRouter.Routing;
using ContactRouter.Storage.Cases;

namespace ContactRouter.Functions.Desks;

/// <summary>The desks' lists and the single case over HTTP.</summary>
internal sealed class CaseEndpoints(DeskLists lists, CaseReader cases, RoutingOptions routing)
{
    private static readonly CaseState[] States = Enum.GetValues<CaseState>();

    public async Task<IResult> ListAsync(HttpContext http, string desk, string? state, string? next, string? top)
    {
        if (!routing.Desks.Contains(desk))
            return new ProblemResult(KnownProblems.UnknownDesk(routing.Desks));
        var faults = new List<Fault>();
        var wanted = StateOf(state, faults);
        var most = TopOf(top, faults);
        ListPlace? after = null;
        if (!string.IsNullOrEmpty(next))
        {
            if (ListPlace.TryParse(next, out var place))
                after = place;
            else
                faults.Add(new Fault("next", "Give the next of the page before as it is, or leave it out."));
        }

        if (faults.Count > 0)
            return new ProblemResult(KnownProblems.InvalidRequest(faults));
        var page = await lists.ReadAsync(new Routing.Desk(desk), wanted, after, most, http.RequestAborted);
        NoStore(http);
        return Results.Json(new DeskCases([.. page.Items.Select(DeskCase.Of)], page.Next?.ToString()), ApiJson.Default.DeskCases);
    }

    public async Task<IResult> GetAsync(HttpContext http, string id)
    {
        if (!CaseNumber.TryParse(id, out var number) || await cases.ReadAsync(number, http.RequestAborted) is not { } file)
            return new ProblemResult(KnownProblems.NotFound());
        NoStore(http);
        http.Response.Headers.ETag = CaseRevision.ETagOf(file.Case.Revision);
        return Results.Json(CaseDetails.Of(file), ApiJson.Default.CaseDetails);
    }

    // What is shown holds what people wrote.
    internal static void NoStore(HttpContext http) => http.Response.Headers.CacheControl = "no-store";

    private static CaseState? StateOf(string? state, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(state))
            return null;
        foreach (var known in States)
        {
            if (CaseText.Of(known) == state)
                return known;
        }

        faults.Add(new Fault("state", $"This is one of {string.Join(", ", States.Select(CaseText.Of))}, or left out for all that are not closed."));
        return null;
    }

    private static int TopOf(string? top, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(top))
            return DeskLists.PageSize;
        if (!int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out var most) || most is < 1 or > DeskLists.MostPerPage)
            faults.Add(new Fault("top", $"This is a number from 1 to {DeskLists.MostPerPage}."));
        return most;
    }
}
