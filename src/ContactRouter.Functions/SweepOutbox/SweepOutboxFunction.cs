using ContactRouter.Functions.Triggers;
using ContactRouter.Storage.Outbox;

namespace ContactRouter.Functions.SweepOutbox;

/// <summary>Function <c>SweepOutbox</c>: each minute, publishes what a crash left in the outbox.</summary>
internal static class SweepOutboxFunction
{
    public static void MapSweepOutbox(this IEndpointRouteBuilder app) => app.MapTrigger("SweepOutbox", (http, cancellation) =>
        http.RequestServices.GetRequiredService<OutboxSweep>().RunAsync(cancellation));
}
