namespace ContactRouter.LocalHost.App;

/// <summary>extensions.queues of host.json, with the defaults of the storage extension.</summary>
/// <param name="BatchSize">Messages fetched at once, 1 to 32 (the service's own limit).</param>
/// <param name="NewBatchThreshold">The next batch is fetched when no more than this many calls are under way.</param>
/// <param name="MaxDequeueCount">Tries before a message goes to the poison queue.</param>
/// <param name="MaxPollingInterval">Longest wait between two looks at an empty queue.</param>
/// <param name="VisibilityTimeout">Wait before a failed message is tried again.</param>
/// <param name="Base64">Whether the text in the queue is base64 of the message's bytes.</param>
internal sealed record QueueSettings(int BatchSize, int NewBatchThreshold, int MaxDequeueCount, TimeSpan MaxPollingInterval, TimeSpan VisibilityTimeout, bool Base64)
{
    private const string At = "extensions.queues.";

    public static QueueSettings From(string path, HostJson.QueuesPart? json)
    {
        var batchSize = Count("batchSize", json?.BatchSize, 16, 1, 32);
        return new(
            batchSize,
            Count("newBatchThreshold", json?.NewBatchThreshold, batchSize / 2, 0, int.MaxValue),
            Count("maxDequeueCount", json?.MaxDequeueCount, 5, 1, int.MaxValue),
            HostSettings.Time(path, At + "maxPollingInterval", json?.MaxPollingInterval, TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(100)),
            HostSettings.Time(path, At + "visibilityTimeout", json?.VisibilityTimeout, TimeSpan.Zero, TimeSpan.Zero),
            json?.MessageEncoding?.ToLowerInvariant() switch
            {
                null or "base64" => true,
                "none" => false,
                _ => throw JsonFile.Fault(path, At + "messageEncoding", $"is \"{json.MessageEncoding}\": say base64 or none"),
            });

        int Count(string field, int? value, int otherwise, int least, int most) =>
            value is null ? otherwise
            : value >= least && value <= most ? value.Value
            : throw JsonFile.Fault(path, At + field, $"is {value}: give a number from {least}{(most == int.MaxValue ? " on" : $" to {most}")}");
    }
}
