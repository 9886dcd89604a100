using ContactRouter.Functions.Triggers;

namespace ContactRouter.Functions.SendMail;

/// <summary>Function <c>SendMail</c>: sends what lies on queue <c>mail</c>.</summary>
internal static class SendMailFunction
{
    public static void MapSendMail(this IEndpointRouteBuilder app) => app.MapTrigger("SendMail", async (http, cancellation) =>
    {
        var call = await TriggerEndpoints.ReadCallAsync(http);
        await http.RequestServices.GetRequiredService<MailDispatch>().TakeAsync(call.Delivery(), cancellation);
    });
}
