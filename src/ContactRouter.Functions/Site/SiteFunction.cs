using ContactRouter.Functions.Problems;
using Microsoft.Extensions.FileProviders;

namespace ContactRouter.Functions.Site;

/// <summary>Function <c>Site</c>: the pages under wwwroot. <c>GET /</c> also answers the host's pings, so no page asks the storage anything.</summary>
internal static class SiteFunction
{
    public static void UseSite(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            SecurityHeaders.Set(http.Response.Headers);
            return next(http);
        });
        var files = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            // Always asked anew, mostly answered by 304: a page and its script never belong to different releases.
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = "no-cache",
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
}
