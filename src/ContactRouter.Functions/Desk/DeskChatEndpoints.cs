using System.Net.Mime;
using ContactRouter.Functions.Chats;
using ContactRouter.Functions.Problems;

namespace ContactRouter.Functions.Desks;

/// <summary>The part of function <c>Desk</c> that is about chats.</summary>
internal static class DeskChatEndpoints
{
    public static void MapDeskChats(this RouteGroupBuilder desk)
    {
        desk.MapGet("/chats", (HttpContext http, DeskChatCalls chats) => chats.ListAsync(http))
            .WithName("listDeskChats")
            .WithSummary("Lists the chats that wait or are open, the oldest first")
            .Produces<DeskChats>()
            .ProducesProblems(503);

        desk.MapGet("/chats/{id}/messages", (HttpContext http, string id, string? after, string? wait, DeskChatCalls chats) => chats.LinesAsync(http, id, after, wait))
            .WithName("listDeskChatLines")
            .WithSummary("Lists a chat's lines behind one, and tells how the chat stands")
            .WithDescription("As the customer's own call.")
            .Produces<ChatLines>()
            .ProducesProblems(400, 404, 503);

        desk.MapPost("/chats/{id}/join", (HttpContext http, string id, DeskChatCalls chats) => chats.JoinAsync(http, id))
            .WithName("joinChat")
            .WithSummary("Takes part in a chat; the customer is told")
            .Accepts<JoinBody>(isOptional: true, MediaTypeNames.Application.Json)
            .Produces(StatusCodes.Status204NoContent)
            .Keyed()
            .ProducesProblems(400, 404, 409, 413, 415, 422, 503);

        desk.MapPost("/chats/{id}/messages", (HttpContext http, string id, DeskChatCalls chats) => chats.SayAsync(http, id))
            .WithName("postDeskChatLine")
            .WithSummary("Answers in a chat")
            .Accepts<LineBody>(MediaTypeNames.Application.Json)
            .Produces<LinePosted>(StatusCodes.Status201Created)
            .Keyed()
            .ProducesProblems(400, 404, 409, 413, 415, 422, 503);

        desk.MapPost("/chats/{id}/read", (HttpContext http, string id, DeskChatCalls chats) => chats.ReadAsync(http, id))
            .WithName("markDeskChatRead")
            .WithSummary("Says up to which line the desk has seen a chat")
            .Accepts<ReadBody>(MediaTypeNames.Application.Json)
            .Produces(StatusCodes.Status204NoContent)
            .Keyed()
            .ProducesProblems(400, 404, 413, 415, 422, 503);

        desk.MapPost("/chats/{id}/end", (HttpContext http, string id, DeskChatCalls chats) => chats.EndAsync(http, id))
            .WithName("endDeskChat")
            .WithSummary("Ends a chat; what was said becomes a case")
            .Accepts<ReasonBody>(isOptional: true, MediaTypeNames.Application.Json)
            .Produces(StatusCodes.Status204NoContent)
            .Keyed()
            .ProducesProblems(400, 404, 413, 415, 422, 503);
    }
}
