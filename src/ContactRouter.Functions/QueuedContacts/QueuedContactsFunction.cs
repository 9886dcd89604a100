using ContactRouter.Functions.Triggers;

namespace ContactRouter.Functions.QueuedContacts;

/// <summary>Function <c>QueuedContacts</c>: other systems put contact requests on queue <c>contact-requests</c>.</summary>
internal static class QueuedContactsFunction
{
    public static void MapQueuedContacts(this IEndpointRouteBuilder app) => app.MapTrigger("QueuedContacts", async (http, cancellation) =>
    {
        var call = await TriggerEndpoints.ReadCallAsync(http);
        await http.RequestServices.GetRequiredService<QueuedContact>().TakeAsync(call.Delivery(), cancellation);
    });
}
