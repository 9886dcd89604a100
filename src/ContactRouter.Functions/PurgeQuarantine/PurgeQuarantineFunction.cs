using ContactRouter.Functions.Triggers;
using ContactRouter.Storage.Quarantine;

namespace ContactRouter.Functions.PurgeQuarantine;

/// <summary>Function <c>PurgeQuarantine</c>: each day, removes what was set aside longer ago than <c>Retention:Quarantine</c>.</summary>
internal static class PurgeQuarantineFunction
{
    public static void MapPurgeQuarantine(this IEndpointRouteBuilder app) => app.MapTrigger("PurgeQuarantine", (http, cancellation) =>
        http.RequestServices.GetRequiredService<QuarantinePurge>().RunAsync(cancellation));
}
