using System.Text.Json;
using ContactRouter.LocalHost.App;
using ContactRouter.LocalHost.Invocations;

namespace ContactRouter.LocalHost.Http;

/// <summary>The part of the real host's admin API that helps on a laptop: run a timer or queue function now, ask how the host is.</summary>
/// <param name="run">Runs a function with a text as its message.</param>
/// <param name="state">Running, or Starting before.</param>
internal sealed class AdminEndpoints(IReadOnlyList<FunctionDefinition> functions, FunctionKeys? keys, Action<FunctionDefinition, string> run, Func<string> state, TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/admin/functions/{name}", RunAsync);
        app.MapGet("/admin/host/status", StatusAsync);

        // The real host keeps /admin to itself: no function is reached there.
        app.Map("/admin/{**rest}", context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    private async Task RunAsync(HttpContext context)
    {
        if (!Allowed(context)) return;
        var name = (string?)context.Request.RouteValues["name"];
        if (functions.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } function)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        AdminCall? call;
        try
        {
            call = await JsonSerializer.DeserializeAsync(context.Request.Body, HostJson.Default.AdminCall, context.RequestAborted);
        }
        catch (JsonException)
        {
            call = null;
        }

        if (call is null || function.Trigger is HttpTrigger)
        {
            await HostProblem.WriteAsync(context, StatusCodes.Status400BadRequest, "Bad Request", "admin-call",
                function.Trigger is HttpTrigger ? $"{function.Name} is an HTTP function: call its own address." : "Send {\"input\":\"...\"}: the message of a queue function, anything for a timer.");
            return;
        }

        run(function, call.Input ?? "");
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private Task StatusAsync(HttpContext context) => Allowed(context)
        ? context.Response.WriteAsJsonAsync(
            new HostStatus(state(), InvocationHeaders.HostVersion, "contact-router-local", (int)clock.GetElapsedTime(_started).TotalMilliseconds),
            HostJson.Default.HostStatus,
            cancellationToken: context.RequestAborted)
        : Task.CompletedTask;

    private bool Allowed(HttpContext context)
    {
        if (keys?.Allow(context.Request, "", AuthLevel.Admin) != false) return true;
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return false;
    }
}
