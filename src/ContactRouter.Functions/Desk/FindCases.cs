using ContactRouter.Cases;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using ContactRouter.Procedure;
using ContactRouter.Senders;
using ContactRouter.Storage.Cases;

namespace ContactRouter.Functions.Desks;

/// <summary>Finds cases. The question comes in a body, for an address must not stand in a URL.</summary>
internal sealed class FindCases(CaseFinder finder, OrderNumbers orders)
{
    private const int MaxOrderLength = 100;

    private static readonly string[] Ways = ["caseNumber", "orderNumber", "address"];

    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var (body, problem) = await CommandBody.ReadAsync(http);
        if (body is null)
            return new ProblemResult(problem!);
        var (number, order, address) = (body.Line("caseNumber", MaxOrderLength), body.Line("orderNumber", MaxOrderLength), body.Line("address", SenderAddress.MaxLength));
        var given = new[] { number, order, address }.Count(text => text.Length > 0);
        if (given != 1 && body.Faults.Count == 0)
            body.Reject("", $"Give exactly one of {string.Join(", ", Ways)}.");
        CaseNumber caseNumber = default;
        if (number.Length > 0 && !CaseNumber.TryParse(number, out caseNumber))
            body.Reject("caseNumber", "This is no case number: nine letters and digits, like 0C7-K3Q-X9H. A digit may be mistyped.");
        var sender = address.Length == 0 ? null : SenderAddress.Parse(address, out _);
        if (address.Length > 0 && sender is null)
            body.Reject("address", "This is no address.");
        if (body.Faults.Count > 0)
            return new ProblemResult(KnownProblems.InvalidRequest(body.Faults));

        var found = sender is not null ? await finder.BySenderAsync(sender, http.RequestAborted)
            : order.Length > 0 ? await finder.ByOrderAsync(orders.FindInField(order) is [var written, ..] ? written : order, http.RequestAborted)
            : await finder.ByNumberAsync(caseNumber, http.RequestAborted);
        CaseEndpoints.NoStore(http);
        return Results.Json(new FoundCases([.. found.Select(DeskCase.Of)]), ApiJson.Default.FoundCases);
    }
}
