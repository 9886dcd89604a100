using System.Net.Mime;
using ContactRouter.Functions.Problems;
using Microsoft.AspNetCore.Cors;

namespace ContactRouter.Functions.Notices;

/// <summary>Function <c>Notices</c>: the wholesaler's own systems have customers told something. The Functions host asks for its key.</summary>
internal static class NoticesFunction
{
    public static void MapNotices(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/notices", (HttpContext http, PostNotice post) => post.HandleAsync(http))
            .WithMetadata(new DisableCorsAttribute())
            .WithName("postNotice")
            .WithSummary("Tells a customer that an address is incomplete or a product is out of stock")
            .WithDescription("The mail is tied to the order's open case, or opens one; the customer's answer joins it. Idempotency-Key tells a repeat from a second notice.")
            .Accepts<NoticeBody>(MediaTypeNames.Application.Json)
            .Produces<NoticeAccepted>(StatusCodes.Status202Accepted)
            .CountsRefusals()
            .ProducesProblems(400, 413, 415, 422, 503);
}
