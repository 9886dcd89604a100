using System.Text;
using System.Text.Json.Serialization.Metadata;
using ContactRouter.Functions.Problems;
using Microsoft.AspNetCore.WebUtilities;

namespace ContactRouter.Functions.Ops;

/// <summary>Answers with a list: as JSON, or as CSV where only that is asked for (<c>Accept: text/csv</c>). Then the next page is in the header Link.</summary>
internal static class ListAnswers
{
    public static IResult Of<TPage>(
        HttpContext http, TPage page, JsonTypeInfo<TPage> type, string? next, IEnumerable<string> header, Func<TPage, IEnumerable<IEnumerable<object?>>> rows)
    {
        // What is shown holds what people wrote.
        http.Response.Headers.CacheControl = "no-store";
        if (!Accepts.Csv(http.Request))
            return Results.Json(page, type);
        if (next is not null)
            http.Response.Headers.Link = $"<{NextOf(http.Request, next)}>; rel=\"next\"";
        return Results.Text(Csv.Write(header, rows(page)), "text/csv; header=present", Encoding.UTF8);
    }

    // A function's key may stand in the query; it is not repeated.
    private static string NextOf(HttpRequest request, string next) => QueryHelpers.AddQueryString(
        request.Path,
        request.Query.Where(pair => pair.Key is not ("next" or "code")).Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value)).Append(new("next", next)));
}
