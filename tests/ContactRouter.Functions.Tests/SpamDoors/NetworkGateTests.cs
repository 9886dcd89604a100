using System.Diagnostics.Metrics;
using System.Net;
using ContactRouter.Functions.Contacts.SpamDoors;
using ContactRouter.Senders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ContactRouter.Functions.Tests.SpamDoors;

/// <summary>What one network may post, in the time that the tests make.</summary>
public sealed class NetworkGateTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public void Dispose() => services.Dispose();

    [Fact]
    public void Two_hundred_an_hour_are_let_in_and_the_next_learns_when_to_come_back()
    {
        var gate = Gate(new SpamOptions());
        for (var i = 0; i < 200; i++)
            Assert.Null(gate.Refuse(IPAddress.Parse($"203.0.113.{i}")));
        time.Advance(TimeSpan.FromMinutes(20));
        var refused = gate.Refuse(IPAddress.Parse("203.0.113.200"));
        Assert.Equal(("network-busy", 429, 2400), (refused!.Code, refused.Status, refused.RetryAfter));
        Assert.Null(gate.Refuse(IPAddress.Parse("203.0.114.1")));
        time.Advance(TimeSpan.FromMinutes(40));
        Assert.Null(gate.Refuse(IPAddress.Parse("203.0.113.200")));
    }

    [Theory]
    [InlineData("2001:db8:0:1ff::1", false)]
    [InlineData("2001:db8:0:200::1", true)]
    public void All_of_an_IPv6_site_counts_as_one(string address, bool isFree)
    {
        var gate = Gate(new SpamOptions { NetworkLimit = 1 });
        Assert.Null(gate.Refuse(IPAddress.Parse("2001:db8:0:100::1")));
        Assert.Equal(isFree, gate.Refuse(IPAddress.Parse(address)) is null);
    }

    [Theory]
    [InlineData(1, "10.0.0.1")]
    [InlineData(1, "::1")]
    [InlineData(0, "203.0.113.7")]
    public void Inner_addresses_and_a_limit_of_none_are_not_counted(int limit, string address)
    {
        var gate = Gate(new SpamOptions { NetworkLimit = limit });
        for (var i = 0; i < 10; i++)
            Assert.Null(gate.Refuse(IPAddress.Parse(address)));
    }

    [Fact]
    public void What_was_stopped_is_counted_by_its_door_and_nothing_else_is_told()
    {
        var counted = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, of) =>
        {
            if (instrument.Name == SpamCounts.InstrumentName && instrument.Meter.Scope == services.GetRequiredService<IMeterFactory>())
                of.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => counted.Add($"{value} {string.Join(',', tags.ToArray())}"));
        listener.Start();
        var gate = Gate(new SpamOptions { NetworkLimit = 1 });
        for (var i = 0; i < 3; i++)
            gate.Refuse(IPAddress.Parse("203.0.113.7"));
        Assert.Equal(["1 [door, network-busy]", "1 [door, network-busy]"], counted);
    }

    private NetworkGate Gate(SpamOptions options) => new(
        options, new SenderIdentity(new IdentityOptions { Key = Convert.ToBase64String(new byte[32]) }), new SpamCounts(services.GetRequiredService<IMeterFactory>()), time);
}
