using ContactRouter.Functions.Hosting;

namespace ContactRouter.Functions.Health;

/// <summary>Function <c>Health</c>: <c>live</c> says that the process answers, <c>ready</c> that its storage does, too.</summary>
internal static class HealthFunction
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/health/live", () => Results.Json(new HealthReport("live", Reason: null), ApiJson.Default.HealthReport))
            .WithName("getLiveness").WithSummary("Whether the process answers").Produces<HealthReport>();

        app.MapGet("/api/health/ready", async (HttpContext http, Readiness readiness) =>
        {
            var reason = await readiness.FaultAsync(http.RequestAborted);
            http.Response.Headers.CacheControl = "no-store";
            return Results.Json(
                new HealthReport(reason is null ? "ready" : "unavailable", reason),
                ApiJson.Default.HealthReport,
                statusCode: reason is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).WithName("getReadiness").WithSummary("Whether tables, queues and blobs answer; at most 10 seconds old")
            .Produces<HealthReport>().Produces<HealthReport>(StatusCodes.Status503ServiceUnavailable);
    }
}

/// <param name="Status">live, ready or unavailable.</param>
/// <param name="Reason">What does not answer, or null.</param>
internal sealed record HealthReport(string Status, string? Reason);
