using ContactRouter.ServiceLevel;

namespace ContactRouter.Tests.ServiceLevel;

/// <summary>
/// Clocks in 2026. Berlin: forward on Sunday 03-29 at 02:00, back on Sunday 10-25 at 03:00. New York: forward on Sunday 03-08 at 02:00, back on Sunday
/// 11-01 at 02:00. Beirut: forward on Sunday 03-29 at 00:00, back in the night to Sunday 10-25 at 24:00. Havana: forward on Sunday 03-08 at 00:00. Nuuk:
/// forward on Saturday 03-28 at 23:00. Apia had no 2011-12-30.
/// </summary>
public sealed class DaylightSavingTests
{
    private static readonly string[] Always = ["Mon-Sun 00:00-24:00"];

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-27T15:00+01:00", "2026-03-30T15:00+02:00")]
    [InlineData("Europe/Berlin", "2026-10-23T15:00+02:00", "2026-10-26T15:00+01:00")]
    [InlineData("America/New_York", "2026-03-06T15:00-05:00", "2026-03-09T15:00-04:00")]
    [InlineData("America/New_York", "2026-10-30T15:00-04:00", "2026-11-02T15:00-05:00")]
    public void The_local_time_stays_the_same(string zone, string accepted, string due) =>
        Calendars.AssertDue(new ServiceLevelOptions { Zone = zone }, zone, accepted, due);

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28T01:59+01:00", "2026-03-29T01:59+01:00")]
    [InlineData("Europe/Berlin", "2026-03-28T02:30+01:00", "2026-03-29T03:00+02:00")]
    [InlineData("Europe/Berlin", "2026-03-28T03:00+01:00", "2026-03-29T03:00+02:00")]
    [InlineData("America/New_York", "2026-03-07T02:15-05:00", "2026-03-08T03:00-04:00")]
    [InlineData("Asia/Beirut", "2026-03-28T00:30+02:00", "2026-03-29T01:00+03:00")]
    [InlineData("America/Havana", "2026-03-07T00:00-05:00", "2026-03-08T01:00-04:00")]
    [InlineData("America/Nuuk", "2026-03-27T23:30-02:00", "2026-03-29T00:00-01:00")]
    public void What_would_be_due_in_an_hour_that_is_left_out_is_due_behind_it(string zone, string accepted, string due) =>
        Calendars.AssertDue(new ServiceLevelOptions { Zone = zone, Hours = Always }, zone, accepted, due);

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-24T02:30+02:00", "2026-10-25T02:30+02:00")]
    [InlineData("Europe/Berlin", "2026-10-24T03:00+02:00", "2026-10-25T03:00+01:00")]
    [InlineData("America/New_York", "2026-10-31T01:30-04:00", "2026-11-01T01:30-04:00")]
    [InlineData("Asia/Beirut", "2026-10-23T23:30+03:00", "2026-10-24T23:30+03:00")]
    public void What_is_due_in_an_hour_that_comes_twice_is_due_in_the_first(string zone, string accepted, string due) =>
        Calendars.AssertDue(new ServiceLevelOptions { Zone = zone, Hours = Always }, zone, accepted, due);

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00")]
    [InlineData("Europe/Berlin", "2026-10-25T02:30+01:00", "2026-10-26T02:30+01:00")]
    [InlineData("America/New_York", "2026-11-01T01:30-05:00", "2026-11-02T01:30-05:00")]
    [InlineData("Asia/Beirut", "2026-10-24T23:30+02:00", "2026-10-25T23:30+02:00")]
    public void Either_run_of_an_hour_that_comes_twice_is_open_time(string zone, string accepted, string due) =>
        Calendars.AssertDue(new ServiceLevelOptions { Zone = zone, Hours = Always }, zone, accepted, due);

    [Theory]
    [InlineData("the day has no opening: that of the week after counts", "Sun 02:00-03:00", "2026-03-22T02:30+01:00", "2026-04-05T02:30+02:00")]
    [InlineData("the day closes early: the day after counts", "Mon-Sun 00:00-02:30", "2026-03-28T02:15+01:00", "2026-03-30T00:00+02:00")]
    [InlineData("the day opens late", "Mon-Sun 02:15-10:00", "2026-03-28T02:20+01:00", "2026-03-29T03:00+02:00")]
    [InlineData("accepted before the late opening", "Mon-Sun 02:15-10:00", "2026-03-29T00:00+01:00", "2026-03-30T03:00+02:00")]
    [InlineData("open again in the second run", "Mon-Sun 00:00-02:30", "2026-10-25T02:10+01:00", "2026-10-26T02:10+01:00")]
    [InlineData("closed for the rest of the first run", "Mon-Sun 00:00-02:30", "2026-10-25T02:45+02:00", "2026-10-26T02:00+01:00")]
    public void The_wall_clock_tells_what_is_open(string when, string hours, string accepted, string due) =>
        Calendars.AssertDue(new ServiceLevelOptions { Zone = "Europe/Berlin", Hours = [hours] }, when, accepted, due);

    [Fact]
    public void A_day_that_the_calendar_left_out_is_no_open_day() =>
        Calendars.AssertDue(new ServiceLevelOptions { Zone = "Pacific/Apia" }, "Thursday", "2011-12-29T10:00-10:00", "2012-01-02T10:00+14:00");
}
