using System.Text;
using System.Text.Json.Nodes;
using ContactRouter.StubHandler;

namespace ContactRouter.EndToEnd.Tests.Host;

internal static class RequestExtensions
{
    public static string BodyText(this Request request) => Encoding.UTF8.GetString(Convert.FromBase64String(request.Body));

    public static JsonNode BodyJson(this Request request) => JsonNode.Parse(request.BodyText())!;

    public static string? Header(this Request request, string name) => request.Headers.FirstOrDefault(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
