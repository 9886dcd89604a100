using ContactRouter.Functions.Triggers;

namespace ContactRouter.Functions.ClassifyTopics;

/// <summary>Function <c>ClassifyTopics</c>: asks Azure AI Language about what lies on queue <c>classify</c>.</summary>
internal static class ClassifyTopicsFunction
{
    public static void MapClassifyTopics(this IEndpointRouteBuilder app) => app.MapTrigger("ClassifyTopics", async (http, cancellation) =>
    {
        var call = await TriggerEndpoints.ReadCallAsync(http);
        await http.RequestServices.GetRequiredService<QuestionTaker>().TakeAsync(call.Delivery(), cancellation);
    });
}
