using ContactRouter.Functions.Problems;
using Microsoft.AspNetCore.Cors;

namespace ContactRouter.Functions.Ops;

/// <summary>Function <c>Ops</c>: what operators look at and do. The Functions host asks for its key.</summary>
internal static class OpsFunction
{
    public static void MapOps(this IEndpointRouteBuilder app)
    {
        // Pages of other sites have no business here, those of the forms' allowed origins included.
        var ops = app.MapGroup("/api/ops").WithMetadata(new DisableCorsAttribute());

        ops.MapGet("/quarantine", (HttpContext http, string? day, string? reason, string? next, QuarantineEndpoints quarantine) =>
                quarantine.ListAsync(http, day, reason, next))
            .WithName("listQuarantine")
            .WithSummary("Lists what was set aside, the newest day first")
            .Produces<QuarantineEntries>()
            .ProducesProblems(400, 503);

        ops.MapGet("/quarantine/{id}", (HttpContext http, string id, QuarantineEndpoints quarantine) => quarantine.GetAsync(http, id))
            .WithName("getQuarantined")
            .WithSummary("Shows something that was set aside, with its content")
            .Produces<QuarantinedContent>()
            .ProducesProblems(404, 503);

        ops.MapPost("/quarantine/{id}/release", (HttpContext http, string id, QuarantineEndpoints quarantine) => quarantine.ReleaseAsync(http, id))
            .WithName("releaseQuarantined")
            .WithSummary("Lets in what was set aside; again, it gives the same answer")
            .WithDescription("It neither counts against its sender's budget nor is refused by a block.")
            .Produces<Released>()
            .ProducesProblems(404, 409, 503);
    }
}
