using System.Net.Mime;
using System.Text.Json;
using ContactRouter.Functions.Problems;

namespace ContactRouter.Functions.Contacts;

/// <summary>Function <c>Contacts</c>: contact requests of forms, and where they stand.</summary>
internal static class ContactsFunction
{
    public static void MapContacts(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/contacts", (HttpContext http, PostContact post) => post.HandleAsync(http))
            .WithName("postContact")
            .WithSummary("Hands in a message")
            .WithDescription("Files come as multipart/form-data. A browser's form without script is answered by a page.")
            .Accepts<ContactForm>(MediaTypeNames.Application.Json, "application/x-www-form-urlencoded", MediaTypeNames.Multipart.FormData)
            .Produces<ContactAccepted>(StatusCodes.Status202Accepted)
            .CountsRefusals()
            .ProducesProblems(400, 401, 413, 415, 422, 429, 503);

        // One path of the document, as the status below: OpenAPI takes two templates of the same shape for the same path.
        app.MapPost("/api/contacts/{id}", (HttpContext http, string id, PostContact post) => post.HandleAsync(http, formName: id))
            .WithName("postForm")
            .WithSummary("Hands in a message of a form with field names of its own")
            .WithDescription("The last part of the address is the form's name in the app's settings, which say where each field is. Any JSON, or any form.")
            .Accepts<JsonElement>(MediaTypeNames.Application.Json, "application/x-www-form-urlencoded", MediaTypeNames.Multipart.FormData)
            .Produces<ContactAccepted>(StatusCodes.Status202Accepted)
            .CountsRefusals()
            .ProducesProblems(400, 401, 404, 413, 415, 422, 429, 503);

        app.MapGet("/api/contacts/{id}", (HttpContext http, string id, string? t, GetContact get) => get.HandleAsync(http.Request, id, http.RequestAborted))
            .WithName("getContact")
            .WithSummary("Tells where a message stands")
            .Produces<ContactStatus>()
            .ProducesProblems(401, 404, 503);
    }
}
