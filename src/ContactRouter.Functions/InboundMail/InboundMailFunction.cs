using System.Net.Mime;
using System.Text.Json;
using ContactRouter.Functions.Problems;
using Microsoft.AspNetCore.Cors;

namespace ContactRouter.Functions.InboundMail;

/// <summary>Function <c>InboundMail</c>: SendGrid's Inbound Parse hands over mails.</summary>
internal static class InboundMailFunction
{
    public static void MapInboundMail(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/mail/inbound", (HttpContext http, PostMail post) => post.HandleAsync(http))
            .WithMetadata(new DisableCorsAttribute())
            .WithName("postMail")
            .WithSummary("Takes a mail in, as SendGrid's Inbound Parse delivers it")
            .WithDescription("Raw mode or default mode. The body is signed. A mail that is refused is kept apart, and the answer is 200 all the same: the provider has done its part.")
            .Accepts<JsonElement>(MediaTypeNames.Multipart.FormData)
            .Produces<MailTaken>()
            .CountsRefusals()
            .ProducesProblems(400, 401, 415, 503);
}
