using System.Diagnostics.Metrics;
using ContactRouter.Cases;
using ContactRouter.Functions.WatchSla;
using ContactRouter.Routing;
using ContactRouter.Storage.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace ContactRouter.Functions.Tests;

public sealed class AlertCountsTests
{
    [Fact]
    public void Each_alert_counts_for_its_desk_under_its_own_name()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        var seen = new List<(string Name, long Count, string Desk)>();
        using var listener = new MeterListener
        {
            // The meters of other tests have the same name.
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Scope == meters)
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) => seen.Add((instrument.Name, count, tags[0].ToString())));
        listener.Start();
        var counts = new AlertCounts(meters, new LedgerCounts(TimeProvider.System));

        counts.Count(new Desk("cs"), CaseAlert.DueSoon);
        counts.Count(new Desk("b2b"), CaseAlert.Overdue);

        Assert.Equal([("contactrouter.cases.duesoon", 1, "[desk, cs]"), ("contactrouter.cases.overdue", 1, "[desk, b2b]")], seen);
    }
}
