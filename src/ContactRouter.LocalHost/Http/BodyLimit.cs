using Microsoft.AspNetCore.Http.Features;

namespace ContactRouter.LocalHost.Http;

/// <summary>The Functions host takes bodies up to 100 MiB.</summary>
internal static class BodyLimit
{
    public const long Bytes = 100 * 1024 * 1024;

    /// <summary>Much beyond the limit nobody is humoured: the connection is cut.</summary>
    private const long MostDrained = 4 * Bytes;

    /// <summary>
    /// Refuses a body that says beforehand how long it is. It is read and thrown away first: most clients read no answer before they have sent
    /// everything, and would see a broken connection instead.
    /// </summary>
    public static async Task RefuseAnnouncedAsync(HttpContext context)
    {
        if (context.Request.ContentLength <= MostDrained && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }

        await RefuseAsync(context);
    }

    public static Task RefuseAsync(HttpContext context) => HostProblem.WriteAsync(context, StatusCodes.Status413PayloadTooLarge,
        "Content Too Large", "too-large", $"The Functions host takes request bodies of at most {Bytes} bytes (100 MiB).");
}
