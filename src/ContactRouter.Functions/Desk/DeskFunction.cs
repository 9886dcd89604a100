using System.Net.Mime;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using Microsoft.AspNetCore.Cors;
using Microsoft.OpenApi;

namespace ContactRouter.Functions.Desks;

/// <summary>Function <c>Desk</c>: what the people at the desks see and do. The Functions host asks for its key.</summary>
internal static class DeskFunction
{
    public static void MapDesk(this IEndpointRouteBuilder app)
    {
        // Pages of other sites have no business here, those of the forms' allowed origins included.
        var desk = app.MapGroup("/api/desk").WithMetadata(new DisableCorsAttribute());
        desk.MapReading();
        desk.MapDeskChats();
        desk.MapCommand<ReplyBody>("replies", "replyToCase", "Answers the customer by mail, in the thread", (commands, http, id) => commands.ReplyAsync(http, id));
        desk.MapCommand<ReasonBody>("close", "closeCase", "Closes a case", (commands, http, id) => commands.CloseAsync(http, id));
        desk.MapCommand<ReasonBody>("reopen", "reopenCase", "Opens a case again; its answer time starts anew", (commands, http, id) => commands.ReopenAsync(http, id));
        desk.MapCommand<MoveBody>("move", "moveCase", "Hands a case to another desk; both are told", (commands, http, id) => commands.MoveAsync(http, id));
        desk.MapCommand<TopicBody>("topic", "correctTopic", "Says what a case is really about", (commands, http, id) => commands.CorrectAsync(http, id));
    }

    private static void MapReading(this RouteGroupBuilder desk)
    {
        desk.MapGet("/{desk}/cases", (HttpContext http, string desk, string? state, string? next, string? top, CaseEndpoints cases) => cases.ListAsync(http, desk, state, next, top))
            .WithName("listCases")
            .WithSummary("Lists a desk's cases in order of due time")
            .WithDescription("state is open, answered or closed; without it all that are not closed. top is at most 200, 50 without it. next is that of the page before.")
            .Produces<DeskCases>()
            .ProducesProblems(400, 404, 503);

        desk.MapGet("/cases/{id}", (HttpContext http, string id, CaseEndpoints cases) => cases.GetAsync(http, id))
            .WithName("getCase")
            .WithSummary("Shows a case with its messages and what happened to it")
            .WithDescription("The ETag is its revision: what the next change has to name.")
            .Produces<CaseDetails>()
            .ProducesProblems(404, 503);

        desk.MapGet("/cases/{id}/files", (HttpContext http, string id, string? blob, CaseFiles files) => files.GetAsync(http, id, blob))
            .WithName("getCaseFile")
            .WithSummary("Hands out a file of a case's messages, to be saved")
            .WithDescription("blob is the name that the message's attachments give it.")
            .Produces(200, contentType: MediaTypeNames.Application.Octet)
            .ProducesProblems(404, 503);

        desk.MapGet("/templates", (HttpContext http, ReplyTemplates.ReplyTemplates templates) => Results.Json(templates.All, ApiJson.Default.ReplyTemplateList))
            .WithName("listReplyTemplates")
            .WithSummary("Lists the answers that a desk can begin with, in all their languages")
            .Produces<ReplyTemplates.ReplyTemplateList>();

        desk.MapPost("/cases/find", (HttpContext http, FindCases find) => find.HandleAsync(http))
            .WithName("findCases")
            .WithSummary("Finds cases by number, order or customer's address, the newest first")
            .Accepts<FindBody>(MediaTypeNames.Application.Json)
            .Produces<FoundCases>()
            .ProducesProblems(400, 415, 503);

        desk.MapPost("/route/dry-run", (HttpContext http, RouteDryRun dryRun) => dryRun.HandleAsync(http))
            .WithName("dryRunRoute")
            .WithSummary("Says where a message would go and why, and does nothing")
            .Accepts<DryRunForm>(MediaTypeNames.Application.Json)
            .Produces<DryRun>()
            .ProducesProblems(400, 415);
    }

    private static void MapCommand<TBody>(
        this RouteGroupBuilder desk, string verb, string name, string summary, Func<CaseCommands, HttpContext, string, Task<IResult>> run)
        where TBody : notnull =>
        desk.MapPost($"/cases/{{id}}/{verb}", (HttpContext http, string id, CaseCommands commands) => run(commands, http, id))
            .WithName(name)
            .WithSummary(summary)
            .Accepts<TBody>(isOptional: typeof(TBody) == typeof(ReasonBody), MediaTypeNames.Application.Json)
            .Produces<Cases.CaseStanding>()
            .Documented()
            .ProducesProblems(400, 404, 409, 412, 413, 415, 422, 428, 503);

    // The headers are read by hand, so that a missing and a garbled one get problems of their own.
    private static RouteHandlerBuilder Documented(this RouteHandlerBuilder endpoint) => endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(Header("If-Match", "The revision that was seen: the ETag of the last answer, or * for whatever it is now.", required: true));
        operation.Parameters.Add(Header("Idempotency-Key", "Names the change: sent again, it is done once and answered the same.", required: false));
        return Task.CompletedTask;
    });

    private static OpenApiParameter Header(string name, string description, bool required) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Required = required,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
