using System.Net.Mime;
using ContactRouter.Functions.Doctor;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using Microsoft.AspNetCore.Cors;
using Microsoft.OpenApi;

namespace ContactRouter.Functions.Ops;

/// <summary>Function <c>Ops</c>: what operators look at and do. The Functions host asks for its key.</summary>
internal static class OpsFunction
{
    private const string AsCsv = "next is that of the page before. With Accept: text/csv as CSV; then the next page is in the header Link.";

    public static void MapOps(this IEndpointRouteBuilder app)
    {
        // Pages of other sites have no business here, those of the forms' allowed origins included.
        var ops = app.MapGroup("/api/ops").WithMetadata(new DisableCorsAttribute());
        ops.MapCounts();
        ops.MapSenders();
        ops.MapQuarantine();
        ops.MapPoison();
    }

    private static void MapCounts(this RouteGroupBuilder ops)
    {
        ops.MapGet("/overview", async (HttpContext http, OverviewReader overview) =>
            {
                http.Response.Headers.CacheControl = "no-store";
                return Results.Json(await overview.ReadAsync(http.RequestAborted), ApiJson.Default.Overview);
            })
            .WithName("getOverview")
            .WithSummary("Shows what came in within 24 hours, what became of it, and how things stand")
            .Produces<Overview>()
            .ProducesProblems(503);

        ops.MapGet("/ledger", (HttpContext http, string? from, string? to, string? next, LedgerEndpoint ledger) => ledger.GetAsync(http, from, to, next))
            .WithName("getLedger")
            .WithSummary("Lists what was counted, hour by hour, and whether it adds up")
            .WithDescription("from and to are times or days; without them the last 24 hours. to is not included. " + AsCsv)
            .ProducesList<LedgerPage>()
            .ProducesProblems(400, 503);
    }

    private static void MapSenders(this RouteGroupBuilder ops)
    {
        ops.MapGet("/senders", (HttpContext http, string? state, string? next, SenderEndpoints senders) => senders.ListAsync(http, state, next))
            .WithName("listSenders")
            .WithSummary("Lists the blocked senders: whose block ends next comes first")
            .WithDescription("state is blocked. " + AsCsv)
            .ProducesList<BlockedSenders>()
            .ProducesProblems(400, 503);

        ops.MapGet("/senders/{id}", (HttpContext http, string id, SenderEndpoints senders) => senders.GetAsync(http, id))
            .WithName("getSender")
            .WithSummary("Shows a sender's budget, block and open cases")
            .Produces<SenderDetails>()
            .ProducesProblems(404, 503);

        ops.MapPost("/senders/find", (HttpContext http, SenderEndpoints senders) => senders.FindAsync(http))
            .WithName("findSender")
            .WithSummary("Finds a sender by his address, which must not stand in a URL")
            .Accepts<AddressBody>(MediaTypeNames.Application.Json)
            .Produces<SenderDetails>()
            .ProducesProblems(400, 404, 413, 415, 503);

        ops.MapPost("/senders/{id}/unblock", (HttpContext http, string id, SenderEndpoints senders) => senders.UnblockAsync(http, id))
            .WithName("unblockSender")
            .WithSummary("Lifts a sender's blocks; he starts afresh")
            .WithDescription("On other instances within 30 seconds.")
            .Produces<Unblocked>()
            .TakesIdempotencyKey()
            .ProducesProblems(400, 404, 422, 503);
    }

    private static void MapQuarantine(this RouteGroupBuilder ops)
    {
        ops.MapGet("/quarantine", (HttpContext http, string? day, string? reason, string? next, QuarantineEndpoints quarantine) =>
                quarantine.ListAsync(http, day, reason, next))
            .WithName("listQuarantine")
            .WithSummary("Lists what was set aside, the newest day first")
            .WithDescription("Of one day, like 2026-11-23, or of one reason, where they are given. " + AsCsv)
            .ProducesList<QuarantineEntries>()
            .ProducesProblems(400, 503);

        ops.MapGet("/quarantine/{id}", (HttpContext http, string id, QuarantineEndpoints quarantine) => quarantine.GetAsync(http, id))
            .WithName("getQuarantined")
            .WithSummary("Shows something that was set aside, with its content")
            .Produces<QuarantinedContent>()
            .ProducesProblems(404, 503);

        ops.MapPost("/quarantine/{id}/release", (HttpContext http, string id, QuarantineEndpoints quarantine) => quarantine.ReleaseAsync(http, id))
            .WithName("releaseQuarantined")
            .WithSummary("Lets in what was set aside; again, it gives the same answer")
            .WithDescription("It neither counts against its sender's budget nor is refused by a block. A mail of ours goes back to its queue.")
            .Produces<Released>()
            .TakesIdempotencyKey()
            .ProducesProblems(400, 404, 409, 422, 503);

        ops.MapPost("/senders/erase", (HttpContext http, bool? dryRun, EraseSender erase) => erase.HandleAsync(http, dryRun))
            .WithName("eraseSender")
            .WithSummary("Removes all that is kept of an address: messages, cases, files, what was set aside")
            .WithDescription("The body names the address: {\"address\":\"…\"}. With dryRun=true it only counts. It cannot be taken back.")
            .Produces<ErasedSender>()
            .ProducesProblems(400, 413, 415, 503);

        ops.MapGet("/doctor", (Checkup checkup, CancellationToken cancellation) => DoctorEndpoint.RunAsync(checkup, cancellation))
            .WithName("runDoctor")
            .WithSummary("Looks at all that the app needs, and says what is wrong and what to do")
            .Produces<FoundThings>();

        ops.MapGet("/corrections", (HttpContext http, string? from, string? to, string? next, string? top, CorrectionExport export) =>
                export.ExportAsync(http, from, to, next, top))
            .WithName("exportCorrections")
            .WithSummary("Exports what the desks corrected, to teach the classifier with")
            .WithDescription(
                "A line of JSON for each message whose topic a person said, by the time of the latest correction: from (a day or a time) up to, not including, to. "
                + "Where there is more, the header Link names the next page (rel=next). A page may be short, or empty, and have a next one all the same.")
            .Produces<CorrectionLine>(contentType: CorrectionExport.ContentType)
            .ProducesProblems(400, 503);
    }

    private static void MapPoison(this RouteGroupBuilder ops)
    {
        ops.MapGet("/poison/{queue}", (HttpContext http, string queue, string? next, PoisonEndpoints poison) => poison.ListAsync(http, queue, next))
            .WithName("listPoison")
            .WithSummary("Lists what failed too often on a queue and now lies in the quarantine")
            .WithDescription("The queues are contact-requests and mail. " + AsCsv)
            .ProducesList<QuarantineEntries>()
            .ProducesProblems(400, 404, 503);

        ops.MapPost("/poison/{queue}/redrive", (HttpContext http, string queue, string? dryRun, string? next, PoisonEndpoints poison) =>
                poison.RedriveAsync(http, queue, dryRun, next))
            .WithName("redrivePoison")
            .WithSummary("Puts it back on the queue, a page at a time; with dryRun=true says what would be")
            .Produces<Redriven>()
            .TakesIdempotencyKey()
            .ProducesProblems(400, 404, 422, 503);
    }

    private static RouteHandlerBuilder ProducesList<TPage>(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces<TPage>(StatusCodes.Status200OK, MediaTypeNames.Application.Json, MediaTypeNames.Text.Csv);

    // The header is read by hand, so that a garbled one gets a problem of its own.
    private static RouteHandlerBuilder TakesIdempotencyKey(this RouteHandlerBuilder endpoint) => endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "Idempotency-Key",
            In = ParameterLocation.Header,
            Description = "Names the call: sent again, it is answered the same.",
            Required = false,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        return Task.CompletedTask;
    });
}
