using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContactRouter.LocalHost.App;

/// <summary>The parts of host.json that this host keeps to, as written there.</summary>
internal sealed record HostJson(string? FunctionTimeout, HostJson.ExtensionsPart? Extensions, HostJson.CustomHandlerPart? CustomHandler, HostJson.LoggingPart? Logging)
{
    internal sealed record ExtensionsPart(HttpPart? Http, QueuesPart? Queues);

    internal sealed record HttpPart(string? RoutePrefix);

    internal sealed record QueuesPart(int? BatchSize, int? NewBatchThreshold, int? MaxDequeueCount, string? MaxPollingInterval, string? VisibilityTimeout, string? MessageEncoding);

    internal sealed record CustomHandlerPart(DescriptionPart? Description, bool EnableForwardingHttpRequest, bool EnableProxyingHttpRequest, string? InitializationTimeout);

    internal sealed record DescriptionPart(string? DefaultExecutablePath, string? WorkingDirectory, IReadOnlyList<string>? Arguments);

    internal sealed record LoggingPart(IReadOnlyDictionary<string, string>? LogLevel);
}

/// <summary>local.settings.json: its values become the handler's environment.</summary>
internal sealed record LocalSettingsJson(bool IsEncrypted, IReadOnlyDictionary<string, string>? Values);

/// <summary>function.json: one trigger and, for HTTP, one output.</summary>
internal sealed record FunctionJson(IReadOnlyList<FunctionJson.Binding>? Bindings)
{
    internal sealed record Binding(
        string? Type,
        string? Direction,
        string? Name,
        string? AuthLevel,
        IReadOnlyList<string>? Methods,
        string? Route,
        string? QueueName,
        string? Connection,
        string? DataType,
        string? Schedule);
}

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(HostJson))]
[JsonSerializable(typeof(LocalSettingsJson))]
[JsonSerializable(typeof(FunctionJson))]
internal sealed partial class AppJsonContext : JsonSerializerContext;
