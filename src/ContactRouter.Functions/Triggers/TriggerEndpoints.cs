using ContactRouter.Functions.Hosting;

namespace ContactRouter.Functions.Triggers;

/// <summary>
/// The calls by which the host hands over queue messages and ticks: <c>POST /FunctionName</c>. Nobody else can reach them, for the host routes only
/// what a function.json with an httpTrigger names.
/// </summary>
internal static class TriggerEndpoints
{
    /// <param name="run">What the function does. That it throws makes the answer a failure, and the host tries again.</param>
    public static void MapTrigger(this IEndpointRouteBuilder app, string function, Func<HttpContext, CancellationToken, Task> run) =>
        app.MapPost("/" + function, async http =>
        {
            await run(http, http.RequestAborted);
            await Results.Json(TriggerAnswer.Done, ApiJson.Default.TriggerAnswer).ExecuteAsync(http);
        }).ExcludeFromDescription();

    public static async Task<TriggerCall> ReadCallAsync(HttpContext http) =>
        await http.Request.ReadFromJsonAsync(ApiJson.Default.TriggerCall, http.RequestAborted)
            ?? throw new FormatException("The host's call is empty.");
}
