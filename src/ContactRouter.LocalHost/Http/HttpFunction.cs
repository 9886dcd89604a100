using ContactRouter.LocalHost.App;
using ContactRouter.LocalHost.Invocations;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.AspNetCore.Routing.Patterns;

namespace ContactRouter.LocalHost.Http;

/// <summary>Serves one HTTP function: key, size, handler ready, then the request goes through.</summary>
/// <param name="keys">Null where no keys are asked.</param>
internal sealed class HttpFunction(string name, HttpTrigger trigger, FunctionKeys? keys, IRequestPasser passer, CallRoute route)
{
    public void Map(IEndpointRouteBuilder app, string routePrefix)
    {
        var template = string.Join('/', ((string[])[routePrefix.Trim('/'), trigger.Route.Trim('/')]).Where(part => part.Length > 0));

        // As a constraint, not as endpoint metadata: a wrong method then is no route at all (404, not 405), as in the real host.
        var methods = trigger.Methods.Count > 0 ? new RouteValueDictionary { ["method"] = new HttpMethodRouteConstraint([.. trigger.Methods]) } : null;
        app.Map(RoutePatternFactory.Parse("/" + template, defaults: null, parameterPolicies: methods), ServeAsync);
    }

    private async Task ServeAsync(HttpContext context)
    {
        var started = route.Clock.GetTimestamp();
        try
        {
            await AnswerAsync(context);
        }
        finally
        {
            // The path only: a query may hold keys and tokens.
            var outcome = context.RequestAborted.IsCancellationRequested ? "client gone" : $"{context.Response.StatusCode}";
            route.Console.Call(name, $"{context.Request.Method} {context.Request.Path.ToUriComponent()}", outcome, route.Clock.GetElapsedTime(started), context.Response.StatusCode < 500);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (keys?.Allow(context.Request, name, trigger.AuthLevel) == false)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (context.Request.ContentLength > BodyLimit.Bytes)
        {
            await BodyLimit.RefuseAnnouncedAsync(context);
            return;
        }

        if (!await route.Handler.WaitUntilReadyAsync(context.RequestAborted))
        {
            context.Response.Headers.RetryAfter = "5";
            await HostProblem.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "Service Unavailable", "no-handler", "No handler is running to answer this request.");
            return;
        }

        using var time = route.Limit.Start(name, context.RequestAborted);
        await passer.PassAsync(context, time.Token);
    }
}
