using ContactRouter.Functions.Problems;
using Microsoft.Extensions.FileProviders;

namespace ContactRouter.Functions.Site;

/// <summary>Function <c>Site</c>: the pages under wwwroot. <c>GET /</c> also answers the host's pings, so no page asks the storage anything.</summary>
internal static class SiteFunction
{
    /// <summary>Pages with an address of their own. They hold nothing secret: what they show, they ask the interface for.</summary>
    private static readonly Dictionary<string, string> PageFiles = new(StringComparer.Ordinal)
    {
        ["/"] = "/index.html",
        ["/status"] = "/status.html",
        ["/desk"] = "/desk.html",
        ["/ops"] = "/ops.html",
    };

    public static void UseSite(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            SecurityHeaders.Set(http.Response.Headers);
            if (PageFiles.TryGetValue(http.Request.Path.Value?.TrimEnd('/') is { Length: > 0 } path ? path : "/", out var file))
                http.Request.Path = file;
            return next(http);
        });
        var files = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = CacheOf(context.Context.Request.Path),
        });
        var missing = files.GetFileInfo("404.html").PhysicalPath!;
        // Not an endpoint of its own: it would hide the files.
        app.Use(async (http, next) =>
        {
            if (http.GetEndpoint() is not null || !HttpMethods.IsGet(http.Request.Method) || !Accepts.Html(http.Request))
            {
                await next(http);
                return;
            }

            http.Response.StatusCode = StatusCodes.Status404NotFound;
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.SendFileAsync(missing, http.RequestAborted);
        });
    }

    // An asset's name holds its content's fingerprint, so it never changes. A page is always asked for anew, mostly answered by 304: it never names
    // another release's assets. The widget keeps its name, and other sites' visitors should not ask for it with every page.
    private static string CacheOf(PathString path) =>
        path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable"
        : path == "/widget.js" ? "public, max-age=600"
        : "no-cache";
}
