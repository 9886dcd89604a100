using System.Text.Json.Serialization;

namespace ContactRouter.LocalHost.Http;

/// <summary>An answer of the host itself that the handler never saw (RFC 9457).</summary>
internal sealed record HostProblem(
    string Type, string Title, int Status, string Detail, IReadOnlyDictionary<string, string[]> Errors, string Code, string TraceId)
{
    public static Task WriteAsync(HttpContext context, int status, string title, string code, string detail)
    {
        context.Response.StatusCode = status;
        var problem = new HostProblem("about:blank", title, status, detail, new Dictionary<string, string[]>(), code, context.TraceIdentifier);
        return context.Response.WriteAsJsonAsync(problem, HostJson.Default.HostProblem, "application/problem+json", context.RequestAborted);
    }
}

/// <summary>Body of POST /admin/functions/{name}.</summary>
internal sealed record AdminCall(string? Input);

/// <summary>Answer of GET /admin/host/status.</summary>
internal sealed record HostStatus(string State, string Version, string? Id, int ProcessUptime);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HostProblem))]
[JsonSerializable(typeof(AdminCall))]
[JsonSerializable(typeof(HostStatus))]
internal sealed partial class HostJson : JsonSerializerContext;
