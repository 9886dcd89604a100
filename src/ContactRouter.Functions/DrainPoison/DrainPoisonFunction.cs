using ContactRouter.Functions.Triggers;
using ContactRouter.Intake;
using ContactRouter.Storage;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Quarantine;

namespace ContactRouter.Functions.DrainPoison;

/// <summary>Function <c>DrainPoison</c>: each minute, moves what failed too often from the poison queues into the quarantine.</summary>
internal static class DrainPoisonFunction
{
    public static void MapDrainPoison(this IEndpointRouteBuilder app) => app.MapTrigger("DrainPoison", async (http, cancellation) =>
    {
        var drain = http.RequestServices.GetRequiredService<PoisonDrain>();
        var ledger = http.RequestServices.GetRequiredService<LedgerCounts>();
        await drain.RunAsync(StorageNames.MailQueue, cancellation);
        await drain.RunAsync(StorageNames.ClassifyQueue, cancellation);
        // Taken off the queue for good, they are ours to account for.
        for (var moved = await drain.RunAsync(StorageNames.RequestsQueue, cancellation); moved > 0; moved--)
            ledger.Accepted(Channel.Queue);
    });
}
