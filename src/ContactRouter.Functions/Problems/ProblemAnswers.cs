using System.Net.Mime;

namespace ContactRouter.Functions.Problems;

/// <summary>Says in the interface's document which problems an endpoint answers.</summary>
internal static class ProblemAnswers
{
    public static void ProducesProblems(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statusCodes)
    {
        foreach (var status in statusCodes)
            endpoint.Produces<Problem>(status, MediaTypeNames.Application.ProblemJson);
    }
}
