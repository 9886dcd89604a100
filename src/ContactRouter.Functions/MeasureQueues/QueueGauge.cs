using System.Diagnostics.Metrics;
using ContactRouter.Functions.Contacts.SpamDoors;
using ContactRouter.Storage;
using ContactRouter.Storage.Queues;

namespace ContactRouter.Functions.MeasureQueues;

/// <summary>How many messages wait in each queue, poison queues included: gauge <c>contactrouter.queue.depth</c> by <c>queue</c>.</summary>
internal sealed class QueueGauge
{
    public const string InstrumentName = "contactrouter.queue.depth";

    // The timer may run on another instance next time: then this one must not go on telling what it once saw.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(7);

    private readonly QueueDepths depths;
    private readonly TimeProvider time;
    private volatile Reading? latest;

    public QueueGauge(QueueDepths depths, TimeProvider time, IMeterFactory meters)
    {
        this.depths = depths;
        this.time = time;
        meters.Create(SpamCounts.MeterName).CreateObservableGauge(InstrumentName, Read, "{message}", "Messages that wait in a queue");
    }

    /// <exception cref="Storage.Tables.StoreUnavailableException">A queue does not answer.</exception>
    public async Task MeasureAsync(CancellationToken cancellation) =>
        latest = new Reading(time.GetTimestamp(), await depths.ReadAsync(cancellation));

    private IEnumerable<Measurement<long>> Read() => latest is { } reading && time.GetElapsedTime(reading.At) < Lifetime
        ? reading.Depths.SelectMany(Measure)
        : [];

    private static IEnumerable<Measurement<long>> Measure(QueueDepth depth)
    {
        yield return new Measurement<long>(depth.Waiting, new KeyValuePair<string, object?>("queue", depth.Queue));
        if (depth.Poison is { } poison)
            yield return new Measurement<long>(poison, new KeyValuePair<string, object?>("queue", StorageNames.PoisonOf(depth.Queue)));
    }

    private sealed record Reading(long At, IReadOnlyList<QueueDepth> Depths);
}
