using ContactRouter.LocalHost.Timers;

namespace ContactRouter.LocalHost.App;

/// <summary>Reads one function.json and refuses what this host could not run as Azure would.</summary>
internal sealed class FunctionReader(HostSettings host, AppSettings settings)
{
    /// <exception cref="HostStartException">A field is missing, wrong or not supported here.</exception>
    public FunctionDefinition Read(string path)
    {
        var name = Path.GetFileName(Path.GetDirectoryName(path))!;
        var bindings = JsonFile.Read(path, AppJsonContext.Default.FunctionJson).Bindings ?? [];
        var triggers = bindings.Where(b => b.Type?.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase) == true).ToList();
        if (triggers is not [var trigger])
            throw JsonFile.Fault(path, "bindings", $"hold {triggers.Count} triggers: a function has exactly one");
        return new(name, trigger.Type!.ToLowerInvariant() switch
        {
            "httptrigger" => Http(path, name, trigger, bindings),
            "queuetrigger" when bindings.Count == 1 => Queue(path, trigger),
            "timertrigger" when bindings.Count == 1 => Timer(path, trigger),
            "queuetrigger" or "timertrigger" => throw JsonFile.Fault(path, "bindings", "hold more than the trigger: send with the storage SDK instead of a binding"),
            _ => throw JsonFile.Fault(path, "bindings[].type", $"is \"{trigger.Type}\": the local host runs httpTrigger, queueTrigger and timerTrigger"),
        });
    }

    private HttpTrigger Http(string path, string name, FunctionJson.Binding trigger, IReadOnlyList<FunctionJson.Binding> bindings)
    {
        // Any further binding makes the real host send a JSON payload instead of the request itself.
        if (bindings.Count != 2 || !bindings.Any(b => string.Equals(b.Type, "http", StringComparison.OrdinalIgnoreCase)))
            throw JsonFile.Fault(path, "bindings", "must be one httpTrigger and one http output: with anything else the request is not passed through");
        if (!host.Handler.Forwarding && !host.Handler.Proxying)
            throw new HostStartException("host.json: customHandler.enableForwardingHttpRequest and enableProxyingHttpRequest are both off: the local host only passes whole requests through. Set both to true.");
        return new(
            trigger.Route ?? name,
            [.. (trigger.Methods ?? []).Select(m => m.ToUpperInvariant())],
            trigger.AuthLevel?.ToLowerInvariant() switch
            {
                "anonymous" => AuthLevel.Anonymous,
                null or "function" => AuthLevel.Function,
                "admin" => AuthLevel.Admin,
                _ => throw JsonFile.Fault(path, "bindings[].authLevel", $"is \"{trigger.AuthLevel}\": say anonymous, function or admin"),
            });
    }

    private QueueTrigger Queue(string path, FunctionJson.Binding trigger)
    {
        var connection = trigger.Connection is { Length: > 0 } named ? named : "AzureWebJobsStorage";
        return new(
            Required(path, "name", trigger.Name),
            settings.Expand(Required(path, "queueName", trigger.QueueName), path, "bindings[].queueName").ToLowerInvariant(),
            AppSettings.StorageNames.Contains(connection) || settings.Connection(connection) is not null
                ? connection
                : throw JsonFile.Fault(path, "bindings[].connection", $"names the setting \"{connection}\", which has no value"),
            string.Equals(trigger.DataType, "binary", StringComparison.OrdinalIgnoreCase));
    }

    private TimerTrigger Timer(string path, FunctionJson.Binding trigger)
    {
        var schedule = settings.Expand(Required(path, "schedule", trigger.Schedule), path, "bindings[].schedule");
        return TimerSchedule.TryParse(schedule, out _, out var why)
            ? new(Required(path, "name", trigger.Name), schedule)
            : throw JsonFile.Fault(path, "bindings[].schedule", $"is \"{schedule}\": {why}");
    }

    private static string Required(string path, string field, string? value) =>
        value is { Length: > 0 } ? value : throw JsonFile.Fault(path, $"bindings[].{field}", "is missing");
}
