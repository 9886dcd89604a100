using System.Collections;
using System.Text.Json;

namespace ContactRouter.StubHandler;

/// <summary>A request as it came in. Headers are joined with commas, the body is base64.</summary>
public sealed record Request(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>One start of the handler.</summary>
public sealed record Start(int ProcessId, string WorkingDirectory, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment);

/// <summary>Writes a line for each request and each start, so that a test can read them whatever became of the process.</summary>
internal sealed class RequestLog(string folder)
{
    private readonly Lock _gate = new();

    public void Start()
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(v => (string)v.Key, v => (string)v.Value!);
        var start = new Start(Environment.ProcessId, Environment.CurrentDirectory, [.. Environment.GetCommandLineArgs().Skip(1)], environment);
        File.AppendAllText(Path.Combine(folder, "starts.jsonl"), JsonSerializer.Serialize(start, StubJson.Default.Start) + "\n");
    }

    public async Task AddAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var request = new Request(
            context.Request.Method,
            context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget,
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Convert.ToBase64String(body.ToArray()));
        var line = JsonSerializer.Serialize(request, StubJson.Default.Request) + "\n";
        lock (_gate) File.AppendAllText(Path.Combine(folder, "requests.jsonl"), line);
    }
}
