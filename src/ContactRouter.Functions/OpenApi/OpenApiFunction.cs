using System.Net.Mime;
using ContactRouter.Functions.Problems;

namespace ContactRouter.Functions.OpenApi;

/// <summary>Function <c>OpenApi</c>: the HTTP interface as a document. The build writes docs/openapi.json from the endpoints; that file is served.</summary>
internal static class OpenApiFunction
{
    public static void AddSpecification(this IServiceCollection services) => services.AddOpenApi(options => options.AddDocumentTransformer(
        (document, _, _) =>
        {
            document.Info.Title = "Contact Router";
            document.Info.Description = "Takes customers' messages in and hands them to the right desk.";
            document.Info.Version = "1";
            document.Servers?.Clear();
            return Task.CompletedTask;
        }));

    public static void MapSpecification(this IEndpointRouteBuilder app)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "openapi.json");
        app.MapGet("/api/openapi.json", () => File.Exists(file) ? Results.File(file, MediaTypeNames.Application.Json) : new ProblemResult(KnownProblems.NotFound()))
            .ExcludeFromDescription();
    }
}
