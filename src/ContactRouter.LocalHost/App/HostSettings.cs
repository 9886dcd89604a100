using System.Globalization;

namespace ContactRouter.LocalHost.App;

/// <summary>What host.json says, checked, with the real host's defaults where it is silent.</summary>
/// <param name="FunctionTimeout">Longest time of one call; null = unlimited ("-1").</param>
/// <param name="InitializationTimeout">Longest time from the handler's start to its first HTTP answer.</param>
internal sealed record HostSettings(
    TimeSpan? FunctionTimeout,
    TimeSpan InitializationTimeout,
    string RoutePrefix,
    string LogLevel,
    QueueSettings Queues,
    HandlerSettings Handler)
{
    public static HostSettings Read(string path)
    {
        var json = JsonFile.Read(path, AppJsonContext.Default.HostJson);
        if (json.CustomHandler is not { Description.DefaultExecutablePath.Length: > 0 } handler)
            throw JsonFile.Fault(path, "customHandler.description.defaultExecutablePath", "is missing: it names the handler's executable");
        return new(
            json.FunctionTimeout == "-1" ? null : Time(path, "functionTimeout", json.FunctionTimeout, TimeSpan.FromMinutes(5), TimeSpan.FromMilliseconds(1)),
            Time(path, "customHandler.initializationTimeout", handler.InitializationTimeout, TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(1)),
            json.Extensions?.Http?.RoutePrefix ?? "api",
            json.Logging?.LogLevel?.GetValueOrDefault("default") ?? "Information",
            QueueSettings.From(path, json.Extensions?.Queues),
            new(
                handler.Description.DefaultExecutablePath,
                handler.Description.WorkingDirectory ?? "",
                handler.Description.Arguments ?? [],
                handler.EnableForwardingHttpRequest,
                handler.EnableProxyingHttpRequest));
    }

    internal static TimeSpan Time(string path, string field, string? text, TimeSpan otherwise, TimeSpan least)
    {
        if (text is null) return otherwise;
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= least
            ? time
            : throw JsonFile.Fault(path, field, $"is \"{text}\": give a time of at least {least} as hh:mm:ss");
    }
}

/// <summary>customHandler of host.json.</summary>
/// <param name="Executable">As written: a path under the app root or a name on PATH, %VAR% allowed.</param>
/// <param name="Forwarding">The older HTTP shape is on.</param>
/// <param name="Proxying">The newer HTTP shape is on; it wins where both are.</param>
internal sealed record HandlerSettings(string Executable, string WorkingDirectory, IReadOnlyList<string> Arguments, bool Forwarding, bool Proxying);
