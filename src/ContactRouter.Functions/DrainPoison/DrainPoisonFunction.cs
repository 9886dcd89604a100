using ContactRouter.Functions.Triggers;
using ContactRouter.Storage;
using ContactRouter.Storage.Quarantine;

namespace ContactRouter.Functions.DrainPoison;

/// <summary>Function <c>DrainPoison</c>: each minute, moves what failed too often from the poison queues into the quarantine.</summary>
internal static class DrainPoisonFunction
{
    public static void MapDrainPoison(this IEndpointRouteBuilder app) => app.MapTrigger("DrainPoison", async (http, cancellation) =>
    {
        var drain = http.RequestServices.GetRequiredService<PoisonDrain>();
        foreach (var queue in StorageNames.TriggerQueues)
            await drain.RunAsync(queue, cancellation);
    });
}
