using ContactRouter.Functions.Triggers;
using ContactRouter.Storage.Blobs;

namespace ContactRouter.Functions.RemoveOrphans;

/// <summary>Function <c>RemoveOrphans</c>: each hour, removes blobs of more than a day whose message was never committed.</summary>
internal static class RemoveOrphansFunction
{
    public static void MapRemoveOrphans(this IEndpointRouteBuilder app) => app.MapTrigger("RemoveOrphans", (http, cancellation) =>
        http.RequestServices.GetRequiredService<OrphanSweep>().RunAsync(cancellation));
}
