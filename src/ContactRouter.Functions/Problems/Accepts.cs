using Microsoft.Net.Http.Headers;

namespace ContactRouter.Functions.Problems;

/// <summary>What the caller wants to read.</summary>
internal static class Accepts
{
    /// <summary>True for a browser on its own, as it is without script: it asks for HTML, and for no JSON.</summary>
    public static bool Html(HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().Accept;
        return wanted.Any(type => Is(type, "text/html")) && !wanted.Any(type => Is(type, "application/json") || Is(type, "application/problem+json"));
    }

    /// <summary>True for who asks for CSV, and for no JSON.</summary>
    public static bool Csv(HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().Accept;
        return wanted.Any(type => Is(type, "text/csv")) && !wanted.Any(type => Is(type, "application/json"));
    }

    private static bool Is(MediaTypeHeaderValue type, string name) => type.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase) && type.Quality is not 0;
}
