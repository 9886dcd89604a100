using ContactRouter.Functions.Triggers;

namespace ContactRouter.Functions.MeasureQueues;

/// <summary>Function <c>MeasureQueues</c>: every five minutes, tells how many messages wait in each queue. That it tells anything is the app's sign of life.</summary>
internal static class MeasureQueuesFunction
{
    public static void MapMeasureQueues(this IEndpointRouteBuilder app) => app.MapTrigger("MeasureQueues", (http, cancellation) =>
        http.RequestServices.GetRequiredService<QueueGauge>().MeasureAsync(cancellation));
}
