using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContactRouter.StubHandler;

/// <summary>What to answer; as it stands: what a queue or timer function should.</summary>
public sealed record Answer
{
    public int Status { get; init; } = 200;

    public string? ContentType { get; init; } = "application/json";

    public string? Body { get; init; } = "{}";

    public string? Header { get; init; }

    /// <summary>Answer only once this file is in the folder.</summary>
    public string? WaitForFile { get; init; }

    /// <summary>End the process with this code instead of answering.</summary>
    public int? Exit { get; init; }

    public string? Print { get; init; }

    public string? PrintError { get; init; }
}

/// <summary>The files the test wrote: &lt;first path segment&gt;.answer.json, start.exit with an exit code, start.wait to keep it from listening.</summary>
internal sealed class Script(string folder)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <summary>Waits while start.wait is there, then gives the code to end with before listening; null = go on.</summary>
    public async Task<int?> AtStartAsync()
    {
        while (File.Exists(Path.Combine(folder, "start.wait"))) await Task.Delay(Look, TimeProvider.System);
        var path = Path.Combine(folder, "start.exit");
        return File.Exists(path) && int.TryParse(File.ReadAllText(path), out var code) ? code : null;
    }

    public Answer For(HttpRequest request)
    {
        var name = request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "root";
        var path = Path.Combine(folder, name + ".answer.json");
        return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllText(path), StubJson.Default.Answer)! : new();
    }

    public async Task WaitAsync(string file, CancellationToken stop)
    {
        while (!File.Exists(Path.Combine(folder, file))) await Task.Delay(Look, TimeProvider.System, stop);
    }
}

[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(Request))]
[JsonSerializable(typeof(Start))]
public sealed partial class StubJson : JsonSerializerContext;
