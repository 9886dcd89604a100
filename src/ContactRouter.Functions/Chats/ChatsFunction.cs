using System.Net.Mime;
using ContactRouter.Functions.Problems;
using Microsoft.OpenApi;

namespace ContactRouter.Functions.Chats;

/// <summary>Function <c>Chats</c>: customers chat with the people at a desk (P11 to P14).</summary>
internal static class ChatsFunction
{
    public static void MapChats(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/chats", (HttpContext http, OpenChat open) => open.HandleAsync(http))
            .WithName("openChat")
            .WithSummary("Opens a chat")
            .WithDescription("One at a time for each customer, about one order or none. 409 with code chat-already-open, or chat-closed with opensAt.")
            .Accepts<ChatBody>(MediaTypeNames.Application.Json)
            .Produces<ChatOpened>(StatusCodes.Status201Created)
            .Keyed()
            .ProducesProblems(400, 401, 409, 413, 415, 422, 429, 503);

        app.MapGet("/api/chats/hours", (HttpContext http, CustomerChats chats) => chats.Hours(http))
            .WithName("getChatHours")
            .WithSummary("Tells whether the chat is open, or when it opens next")
            .Produces<ChatHoursNow>();

        app.MapGet("/api/chats/{id}/messages", (HttpContext http, string id, string? after, string? wait, CustomerChats chats) => chats.ListAsync(http, id, after, wait))
            .WithName("listChatLines")
            .WithSummary("Lists a chat's lines behind one, and tells how the chat stands")
            .WithDescription("after is the last line seen, 0 without it. With wait (seconds, at most 25) the answer comes as soon as there is something new, or then.")
            .Produces<ChatLines>()
            .ByToken()
            .ProducesProblems(400, 401, 404, 503);

        app.MapPost("/api/chats/{id}/messages", (HttpContext http, string id, CustomerChats chats) => chats.SayAsync(http, id))
            .WithName("postChatLine")
            .WithSummary("Writes a line into a chat")
            .WithDescription("A line that names another order than the chat's is refused: 409, chat-other-order.")
            .Accepts<LineBody>(MediaTypeNames.Application.Json)
            .Produces<LinePosted>(StatusCodes.Status201Created)
            .ByToken()
            .Keyed()
            .ProducesProblems(400, 401, 404, 409, 413, 415, 422, 429, 503);

        app.MapPost("/api/chats/{id}/read", (HttpContext http, string id, CustomerChats chats) => chats.ReadAsync(http, id))
            .WithName("markChatRead")
            .WithSummary("Says up to which line the customer has seen a chat")
            .Accepts<ReadBody>(MediaTypeNames.Application.Json)
            .Produces(StatusCodes.Status204NoContent)
            .ByToken()
            .Keyed()
            .ProducesProblems(400, 401, 404, 413, 415, 422, 503);

        app.MapPost("/api/chats/{id}/end", (HttpContext http, string id, CustomerChats chats) => chats.EndAsync(http, id))
            .WithName("endChat")
            .WithSummary("Ends a chat; what was said becomes a case")
            .Accepts<EndBody>(isOptional: true, MediaTypeNames.Application.Json)
            .Produces(StatusCodes.Status204NoContent)
            .ByToken()
            .Keyed()
            .ProducesProblems(400, 401, 404, 413, 415, 422, 503);
    }

    // Headers are read by hand, so that a missing and a garbled one get problems of their own.
    internal static RouteHandlerBuilder Keyed(this RouteHandlerBuilder endpoint) =>
        endpoint.WithHeader("Idempotency-Key", "Names the request: sent again, it is done once and answered the same.", required: false);

    private static RouteHandlerBuilder ByToken(this RouteHandlerBuilder endpoint) =>
        endpoint.WithHeader("Authorization", "Bearer and the chat's token.", required: true);

    private static RouteHandlerBuilder WithHeader(this RouteHandlerBuilder endpoint, string name, string description, bool required) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Header,
                Description = description,
                Required = required,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
            return Task.CompletedTask;
        });
}
