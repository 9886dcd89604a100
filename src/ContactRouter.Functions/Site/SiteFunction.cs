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
    }
}
