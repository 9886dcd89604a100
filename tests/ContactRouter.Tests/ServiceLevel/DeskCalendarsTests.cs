using ContactRouter.Routing;
using ContactRouter.ServiceLevel;

namespace ContactRouter.Tests.ServiceLevel;

/// <summary>Each desk can have its own zone, hours and holidays. 2026-11-27 is a Friday.</summary>
public sealed class DeskCalendarsTests
{
    private static readonly DeskCalendars Desks = new(new ServiceLevelOptions
    {
        Zone = "UTC",
        Hours = ["Mon-Fri 08:00-16:00"],
        Holidays = ["2026-11-30"],
        Desks =
        {
            ["zone"] = new DeskHoursOptions { Zone = "Asia/Shanghai" },
            ["hours"] = new DeskHoursOptions { Hours = ["Sat 10:00-12:00"] },
            ["holidays"] = new DeskHoursOptions { Holidays = ["2026-12-01"] },
            ["all"] = new DeskHoursOptions { Zone = "Asia/Shanghai", Hours = ["Mon-Sun 09:00-24:00"], Holidays = ["2026-11-28"] },
        },
    });

    [Theory]
    [InlineData("another", "2026-12-01T10:00Z")]
    [InlineData("zone", "2026-12-02T08:00+08:00")]
    [InlineData("hours", "2026-12-05T10:00Z")]
    [InlineData("holidays", "2026-11-30T10:00Z")]
    [InlineData("all", "2026-11-29T18:00+08:00")]
    public void A_desks_own_value_counts_and_the_common_one_for_the_rest(string desk, string due) =>
        Assert.Equal(Samples.At(due), Desks.Of(new Desk(desk)).DueAt(Samples.At("2026-11-27T10:00Z")));

    [Fact]
    public void The_share_of_due_soon_is_the_same_for_all()
    {
        var desks = new DeskCalendars(new ServiceLevelOptions
        {
            Zone = "UTC",
            DueSoonShare = 0.5m,
            Desks = { ["cs"] = new DeskHoursOptions { Hours = ["Mon 08:00-12:00"] } },
        });

        Assert.Equal(Samples.At("2026-11-23T10:00Z"), desks.Of(new Desk("cs")).DueSoonAt(Samples.At("2026-11-23T08:00Z"), Samples.At("2026-11-23T20:00Z")));
    }

    [Fact]
    public void Wrong_settings_make_no_calendars() =>
        Assert.StartsWith(
            "ServiceLevel:Desks:cs:Zone: 'Mars'",
            Assert.Throws<ArgumentException>(() => new DeskCalendars(
                new ServiceLevelOptions { Desks = { ["cs"] = new DeskHoursOptions { Zone = "Mars" } } })).Message,
            StringComparison.Ordinal);
}
