using ContactRouter.ServiceLevel;

namespace ContactRouter.Tests.ServiceLevel;

public sealed class ServiceLevelOptionsTests
{
    [Fact]
    public void The_standard_settings_are_right() => Assert.Empty(new ServiceLevelOptions().Faults([]));

    [Theory]
    [InlineData("Mon-Fri 09:00-18:00")]
    [InlineData(" sat  10:00-24:00 ")]
    [InlineData("Sun 00:00-00:01")]
    [InlineData("Mon-Mon 09:00-18:00")]
    public void An_opening_time_is_right(string hours) => Assert.Empty(new ServiceLevelOptions { Hours = [hours] }.Faults([]));

    [Theory]
    [InlineData("")]
    [InlineData("09:00-18:00")]
    [InlineData("Monday 09:00-18:00")]
    [InlineData("Mon-Foo 09:00-18:00")]
    [InlineData("Fri-Mon 09:00-18:00")]
    [InlineData("Mon 18:00-09:00")]
    [InlineData("Mon 09:00-09:00")]
    [InlineData("Mon 09:00-24:01")]
    [InlineData("Mon 09:00-29:00")]
    [InlineData("Mon 9:00-18:00")]
    [InlineData("Mon 09:60-18:00")]
    [InlineData("Mon 0٩:00-18:00")]
    [InlineData("Mon 09:00-12:00, 13:00-18:00")]
    public void A_wrong_opening_time_is_named(string hours) =>
        Assert.Equal(
            [$"ServiceLevel:Hours:1: '{hours}' is no opening time, like Mon-Fri 09:00-18:00."],
            new ServiceLevelOptions { Hours = ["Mon 09:00-18:00", hours] }.Faults([]));

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("25.12.2026")]
    [InlineData("2026-12-25 ")]
    [InlineData("")]
    public void A_wrong_holiday_is_named(string holiday) =>
        Assert.Equal(
            [$"ServiceLevel:Holidays:0: '{holiday}' is no date, like 2026-12-25."], new ServiceLevelOptions { Holidays = [holiday] }.Faults([]));

    [Theory]
    [InlineData("")]
    [InlineData("Mars/Olympus")]
    [InlineData("China Standard Time")]
    public void A_wrong_zone_is_named(string zone) =>
        Assert.StartsWith($"ServiceLevel:Zone: '{zone}'", Assert.Single(new ServiceLevelOptions { Zone = zone }.Faults([])), StringComparison.Ordinal);

    [Fact]
    public void All_faults_are_told_at_once() =>
        Assert.Equal(3, new ServiceLevelOptions { Zone = "x", Hours = ["x"], Holidays = ["x"] }.Faults([]).Count());

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("-0.1")]
    [InlineData("80")]
    public void The_share_of_due_soon_lies_between_0_and_1(string share) =>
        Assert.Equal(
            ["ServiceLevel:DueSoonShare must be above 0 and below 1, like 0.8."],
            new ServiceLevelOptions { DueSoonShare = decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture) }.Faults([]));

    [Fact]
    public void A_desks_own_wrong_settings_are_named()
    {
        var options = new ServiceLevelOptions
        {
            Desks = { ["cs"] = new DeskHoursOptions { Zone = "Mars", Hours = ["Mon 09:00-18:00", "Mon"], Holidays = ["soon"] } },
        };

        Assert.Equal(
            [
                "ServiceLevel:Desks:cs:Zone: 'Mars' is no IANA time zone, like Asia/Shanghai.",
                "ServiceLevel:Desks:cs:Hours:1: 'Mon' is no opening time, like Mon-Fri 09:00-18:00.",
                "ServiceLevel:Desks:cs:Holidays:0: 'soon' is no date, like 2026-12-25.",
            ],
            options.Faults(["b2b", "cs"]));
    }

    [Fact]
    public void Only_a_desk_that_there_is_has_hours_of_its_own() =>
        Assert.Equal(
            ["ServiceLevel:Desks:CS: 'CS' is none of the desks b2b, cs."],
            new ServiceLevelOptions { Desks = { ["CS"] = new DeskHoursOptions(), ["b2b"] = new DeskHoursOptions() } }.Faults(["b2b", "cs"]));
}
