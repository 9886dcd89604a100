using ContactRouter.Functions.Triggers;
using ContactRouter.Storage.Cases;

namespace ContactRouter.Functions.WatchSla;

/// <summary>Function <c>WatchSla</c>: each minute, has it said which answer times run out or ran out (P4).</summary>
internal static class WatchSlaFunction
{
    public static void MapWatchSla(this IEndpointRouteBuilder app) => app.MapTrigger("WatchSla", (http, cancellation) =>
        http.RequestServices.GetRequiredService<AnswerTimeWatch>().RunAsync(http.RequestServices.GetRequiredService<AlertCounts>().Count, cancellation));
}
