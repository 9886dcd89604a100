using ContactRouter.ServiceLevel;

namespace ContactRouter.Tests.ServiceLevel;

/// <summary>Hours other than the standard ones, in UTC. 2026-11-23 is a Monday.</summary>
public sealed class OpeningHoursTests
{
    [Theory]
    [InlineData("in the morning", "2026-11-23T11:59", "2026-11-24T11:59")]
    [InlineData("as the break begins", "2026-11-23T12:00", "2026-11-24T13:30")]
    [InlineData("in the break", "2026-11-23T13:29", "2026-11-24T13:30")]
    [InlineData("as the break ends", "2026-11-23T13:30", "2026-11-24T13:30")]
    [InlineData("in the evening", "2026-11-23T17:00", "2026-11-25T09:00")]
    public void A_break_counts_as_closed(string when, string accepted, string due) =>
        AssertDue(["Mon-Fri 13:30-17:00", "Mon-Fri 09:00-12:00"], when, accepted, due);

    [Theory]
    [InlineData("a time that the next day has too", "2026-11-27T11:00", "2026-11-28T11:00")]
    [InlineData("before the next day opens", "2026-11-27T09:30", "2026-11-28T10:00")]
    [InlineData("after the next day closes", "2026-11-27T15:00", "2026-11-30T09:00")]
    [InlineData("as the next day closes", "2026-11-27T13:00", "2026-11-30T09:00")]
    [InlineData("into a longer day", "2026-11-28T10:00", "2026-11-30T10:00")]
    public void A_time_that_falls_into_a_gap_of_the_next_day_waits_for_its_next_opening(string when, string accepted, string due) =>
        AssertDue(["Mon-Fri 09:00-18:00", "Sat 10:00-13:00"], when, accepted, due);

    [Fact]
    public void A_time_in_the_next_days_break_waits_for_its_end() =>
        AssertDue(["Mon 09:00-18:00", "Tue 09:00-12:00", "Tue 14:00-18:00"], "Monday noon", "2026-11-23T12:30", "2026-11-24T14:00");

    [Theory]
    [InlineData("the last minute of the day", "2026-11-23T23:59:59.999", "2026-11-24T23:59:59.999")]
    [InlineData("midnight", "2026-11-24T00:00", "2026-11-25T09:00")]
    [InlineData("Sunday's last minute", "2026-11-29T23:59", "2026-11-30T23:59")]
    public void A_day_can_end_at_24_00(string when, string accepted, string due) => AssertDue(["Mon-Sun 09:00-24:00"], when, accepted, due);

    [Fact]
    public void A_desk_can_be_open_round_the_clock() => AssertDue(["Mon-Sun 00:00-24:00"], "midnight", "2026-11-24T00:00", "2026-11-25T00:00");

    [Fact]
    public void A_desk_can_be_open_on_one_day_a_week() => AssertDue(["Wed 09:00-10:00"], "Monday", "2026-11-23T12:00", "2026-12-02T09:00");

    [Theory]
    [InlineData("as the day ends", "2026-11-23T23:00", "2026-11-30T18:00")]
    [InlineData("behind midnight", "2026-11-24T01:00", "2026-11-30T18:00")]
    [InlineData("at midnight", "2026-11-24T00:00", "2026-11-30T18:00")]
    [InlineData("in the evening", "2026-11-23T18:30", "2026-11-30T18:00")]
    [InlineData("before it", "2026-11-23T12:00", "2026-11-30T18:00")]
    public void A_night_that_passes_midnight_is_two_open_days(string when, string accepted, string due) =>
        AssertDue(["Mon 18:00-24:00", "Tue 00:00-02:00"], when, accepted, due);

    [Theory]
    [InlineData("in the evening", "2026-11-24T23:00", "2026-11-25T23:00")]
    [InlineData("at midnight", "2026-11-24T00:00", "2026-11-25T00:00")]
    [InlineData("in the morning", "2026-11-24T05:59", "2026-11-25T05:59")]
    [InlineData("at noon", "2026-11-24T12:00", "2026-11-25T22:00")]
    public void A_desk_can_work_at_night(string when, string accepted, string due) =>
        AssertDue(["Mon-Sun 22:00-24:00", "Mon-Sun 00:00-06:00"], when, accepted, due);

    [Theory]
    [InlineData("Mon-Fri 09:00-14:00", "Mon-Fri 12:00-18:00")]
    [InlineData("Mon-Fri 12:00-18:00", "Mon-Fri 09:00-12:00")]
    [InlineData("Mon-Fri 09:00-18:00", "Mon-Fri 10:00-11:00")]
    [InlineData("Mon-Fri 09:00-18:00", "Mon-Fri 09:00-18:00")]
    public void Hours_that_overlap_or_touch_are_one(string one, string other)
    {
        AssertDue([one, other], "in both", "2026-11-23T12:30", "2026-11-24T12:30");
        AssertDue([one, other], "closed", "2026-11-23T18:00", "2026-11-25T09:00");
        Assert.Equal(
            Samples.At("2026-11-23T13:30Z"),
            new BusinessCalendar(new ServiceLevelOptions { Zone = "UTC", Hours = [one, other], DueSoonShare = 0.5m })
                .DueSoonAt(Samples.At("2026-11-23T09:00Z"), Samples.At("2026-11-23T18:00Z")));
    }

    private static void AssertDue(string[] hours, string when, string accepted, string due) =>
        Calendars.AssertDue(new ServiceLevelOptions { Zone = "UTC", Hours = hours }, when, accepted + "Z", due + "Z");
}
