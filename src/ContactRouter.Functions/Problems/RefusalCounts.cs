using ContactRouter.Storage.Ledger;

namespace ContactRouter.Functions.Problems;

/// <summary>Has the ledger count what a door refuses. What fails on our side is not refused: its sender is told to come again.</summary>
internal static class RefusalCounts
{
    public static RouteHandlerBuilder CountsRefusals(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(async (context, next) =>
    {
        var result = await next(context);
        if (result is ProblemResult { Problem: { Status: < StatusCodes.Status500InternalServerError } problem })
            context.HttpContext.RequestServices.GetRequiredService<LedgerCounts>().Refused(problem.Code);
        return result;
    });
}
