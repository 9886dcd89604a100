using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ContactRouter.LocalHost;
using ContactRouter.LocalHost.Running;
using ContactRouter.StubHandler;

namespace ContactRouter.EndToEnd.Tests.Host;

/// <summary>A function app made for one test: its files, the scripted handler, the host that runs it and what all of them said.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly SharedAzurite _azurite;
    private readonly string _root = LocalFolders.CreateTemporary();
    private readonly SynchronizedWriter _output = new();
    private FunctionsHost? _host;

    public TestApp(SharedAzurite azurite)
    {
        _azurite = azurite;
        Directory.CreateDirectory(StubFolder);
        Directory.CreateDirectory(AppFolder);
    }

    public string AppFolder => Path.Combine(_root, "app");

    public string StubFolder => Path.Combine(_root, "stub");

    public string DataFolder => Path.Combine(_root, "data");

    public string Output => _output.ToString();

    public FunctionsHost Host => _host!;

    /// <summary>host.json as it will be written; a test changes what it is about.</summary>
    public JsonNode HostJson { get; } = JsonNode.Parse($$"""
        {
          "version": "2.0",
          "functionTimeout": "00:05:00",
          "extensions": { "http": { "routePrefix": "" }, "queues": { "maxPollingInterval": "00:00:00.2", "visibilityTimeout": "00:00:00" } },
          "customHandler": {
            "description": { "defaultExecutablePath": {{JsonValue.Create(StubExecutable).ToJsonString()}} },
            "enableForwardingHttpRequest": true,
            "enableProxyingHttpRequest": true,
            "initializationTimeout": "00:00:20"
          }
        }
        """)!;

    public JsonObject Settings { get; } = [];

    private static string StubExecutable => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ContactRouter.StubHandler.exe" : "ContactRouter.StubHandler");

    public TestApp With(string function, string trigger)
    {
        var bindings = new JsonArray(JsonNode.Parse(trigger));
        if (trigger.Contains("httpTrigger", StringComparison.Ordinal)) bindings.Add(JsonNode.Parse("""{ "type": "http", "direction": "out", "name": "response" }"""));
        Directory.CreateDirectory(Path.Combine(AppFolder, function));
        File.WriteAllText(Path.Combine(AppFolder, function, "function.json"), new JsonObject { ["bindings"] = bindings }.ToJsonString());
        return this;
    }

    public TestApp WithHttp(string function = "Site", string route = "{*path}", string more = "\"authLevel\": \"anonymous\"") =>
        With(function, $$"""{ "type": "httpTrigger", "direction": "in", "name": "request", "route": "{{route}}", {{more}} }""");

    public TestApp WithQueue(string function, string queue, string more = "\"dataType\": \"binary\"") =>
        With(function, $$"""{ "type": "queueTrigger", "direction": "in", "name": "msg", "queueName": "{{queue}}", "connection": "ContactStorage", {{more}} }""");

    public TestApp WithTimer(string function, string schedule) =>
        With(function, $$"""{ "type": "timerTrigger", "direction": "in", "name": "tick", "schedule": "{{schedule}}" }""");

    /// <summary>Scripts what the handler answers to paths that begin with this segment.</summary>
    public TestApp Answering(string segment, Answer answer)
    {
        // Moved into place: the handler may read at any time.
        var path = Path.Combine(StubFolder, segment + ".answer.json");
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(answer, StubJson.Default.Answer));
        File.Move(path + ".new", path, overwrite: true);
        return this;
    }

    /// <summary>Puts a file into the handler's folder.</summary>
    public void Put(string file, string text = "") => File.WriteAllText(Path.Combine(StubFolder, file), text);

    public void Remove(string file) => File.Delete(Path.Combine(StubFolder, file));

    /// <summary>Writes the app's files without starting anything.</summary>
    public TestApp Write()
    {
        Settings["STUB_FOLDER"] = StubFolder;
        File.WriteAllText(Path.Combine(AppFolder, "host.json"), HostJson.ToJsonString());
        File.WriteAllText(Path.Combine(AppFolder, "local.settings.json"), new JsonObject { ["IsEncrypted"] = false, ["Values"] = Settings.DeepClone() }.ToJsonString());
        return this;
    }

    public async Task<HttpClient> StartAsync(Func<FunctionsHostOptions, FunctionsHostOptions>? change = null)
    {
        Write();
        var options = new FunctionsHostOptions
        {
            App = AppFolder,
            Port = 0,
            Storage = await _azurite.ConnectionStringAsync(),
            DataFolder = DataFolder,
            Output = _output,
        };
        _host = await FunctionsHost.StartAsync(change?.Invoke(options) ?? options, TestContext.Current.CancellationToken);
        return new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = _host.Address };
    }

    public Task<string> StorageAsync() => _azurite.ConnectionStringAsync();

    public IReadOnlyList<Request> Requests(string? under = null) =>
        [.. Lines("requests.jsonl", StubJson.Default.Request).Where(r => under is null || r.Target.StartsWith(under, StringComparison.Ordinal))];

    public IReadOnlyList<Start> Starts() => Lines("starts.jsonl", StubJson.Default.Start);

    /// <summary>Waits until the handler has seen so many requests whose target begins so.</summary>
    public async Task<IReadOnlyList<Request>> RequestsAsync(string under, int count = 1)
    {
        await UntilAsync(() => Requests(under).Count >= count, $"{count} requests under {under} have come");
        return Requests(under);
    }

    public Task UntilSaidAsync(string text) => UntilAsync(() => Output.Contains(text, StringComparison.Ordinal), $"the host says \"{text}\"");

    public Task UntilAsync(Func<bool> condition, string what) => Until.TrueAsync(condition, what, () => Output);

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    private List<T> Lines<T>(string file, JsonTypeInfo<T> type)
    {
        var path = Path.Combine(StubFolder, file);
        if (!File.Exists(path)) return [];
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));

        // What follows the last line end is still being written.
        return [.. reader.ReadToEnd().Split('\n').SkipLast(1).Select(line => JsonSerializer.Deserialize(line, type)!)];
    }
}
