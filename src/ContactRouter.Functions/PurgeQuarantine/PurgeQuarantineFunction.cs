using ContactRouter.Functions.Triggers;
using ContactRouter.Storage.Quarantine;

namespace ContactRouter.Functions.PurgeQuarantine;

/// <summary>Function <c>PurgeQuarantine</c>: each day, removes what was kept for its time (<c>Retention</c>).</summary>
internal static class PurgeQuarantineFunction
{
    public static void MapPurgeQuarantine(this IEndpointRouteBuilder app) => app.MapTrigger("PurgeQuarantine", async (http, cancellation) =>
    {
        await http.RequestServices.GetRequiredService<QuarantinePurge>().RunAsync(cancellation);
        await http.RequestServices.GetRequiredService<CountsPurge>().RunAsync(cancellation);
    });
}
