using System.Diagnostics.Metrics;

namespace ContactRouter.Functions.Contacts.SpamDoors;

/// <summary>Counts what the spam doors stopped, by the door.</summary>
internal sealed class SpamCounts(IMeterFactory meters)
{
    public const string MeterName = "ContactRouter";
    public const string InstrumentName = "contactrouter.posts.stopped";

    private readonly Counter<long> stopped = meters.Create(MeterName).CreateCounter<long>(InstrumentName, "{post}", "Posts of unproven callers that a spam door stopped");

    public void NetworkBusy() => Count("network-busy");

    public void TooFast() => Count("too-fast");

    public void HoneypotKept() => Count("honeypot");

    /// <summary>Of all that is taken in, only these are not kept.</summary>
    public void HoneypotDiscarded() => Count("honeypot-discarded");

    private void Count(string door) => stopped.Add(1, new KeyValuePair<string, object?>("door", door));
}
