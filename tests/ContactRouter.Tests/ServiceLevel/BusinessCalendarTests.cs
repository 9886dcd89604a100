using ContactRouter.ServiceLevel;

namespace ContactRouter.Tests.ServiceLevel;

/// <summary>P4, with the standard hours: Monday to Friday, 09:00 to 18:00 in Shanghai. 2026-11-23 is a Monday.</summary>
public sealed class BusinessCalendarTests
{
    [Theory]
    [InlineData("Fri 15:00 -> Mon 15:00", "2026-11-27T15:00", "2026-11-30T15:00")]
    [InlineData("Sat -> Tue 09:00", "2026-11-28T12:00", "2026-12-01T09:00")]
    [InlineData("Sunday night", "2026-11-29T23:59", "2026-12-01T09:00")]
    [InlineData("in open time", "2026-11-23T10:00", "2026-11-24T10:00")]
    [InlineData("with seconds", "2026-11-23T10:00:59.999", "2026-11-24T10:00:59.999")]
    [InlineData("before opening", "2026-11-23T00:00", "2026-11-24T09:00")]
    [InlineData("a moment before opening", "2026-11-23T08:59:59.999", "2026-11-24T09:00")]
    [InlineData("at opening", "2026-11-23T09:00", "2026-11-24T09:00")]
    [InlineData("a moment before closing", "2026-11-23T17:59:59.999", "2026-11-24T17:59:59.999")]
    [InlineData("at closing", "2026-11-23T18:00", "2026-11-25T09:00")]
    [InlineData("Friday at closing", "2026-11-27T18:00", "2026-12-01T09:00")]
    [InlineData("Thursday evening", "2026-11-26T20:00", "2026-11-30T09:00")]
    [InlineData("before a leap day", "2028-02-28T10:00", "2028-02-29T10:00")]
    [InlineData("on a leap day", "2028-02-29T10:00", "2028-03-01T10:00")]
    [InlineData("without one", "2027-02-26T10:00", "2027-03-01T10:00")]
    [InlineData("over new year", "2026-12-31T10:00", "2027-01-01T10:00")]
    public void An_answer_is_due_a_business_day_later(string when, string accepted, string due) =>
        Calendars.AssertDue(new ServiceLevelOptions(), when, accepted + "+08:00", due + "+08:00");

    [Fact]
    public void The_local_day_of_the_desks_counts_not_that_of_the_caller() =>
        // Friday 23:30 in Lisbon is Saturday morning in Shanghai.
        Calendars.AssertDue(new ServiceLevelOptions(), "Lisbon", "2026-11-27T23:30+00:00", "2026-12-01T09:00+08:00");

    [Fact]
    public void A_due_time_has_whole_milliseconds() =>
        Assert.Equal(
            Samples.At("2026-11-24T02:00:00.123Z"),
            new BusinessCalendar(new ServiceLevelOptions()).DueAt(Samples.At("2026-11-23T02:00:00.123Z").AddTicks(4_567)));

    [Theory]
    [InlineData("on the holiday", "2026-12-25T10:00", "2026-12-29T09:00")]
    [InlineData("the day before", "2026-12-24T10:00", "2026-12-28T10:00")]
    [InlineData("the evening before", "2026-12-24T19:00", "2026-12-29T09:00")]
    [InlineData("two in a row", "2026-09-30T10:00", "2026-10-05T10:00")]
    public void Nobody_is_there_on_a_holiday(string when, string accepted, string due) =>
        Calendars.AssertDue(
            new ServiceLevelOptions { Holidays = ["2026-12-25", "2026-10-01", "2026-10-02"] }, when, accepted + "+08:00", due + "+08:00");

    [Theory]
    [InlineData("a week of them", "2026-09-30T17:00", "2026-10-08T17:00")]
    [InlineData("accepted amid a week of them", "2026-10-03T12:00", "2026-10-09T09:00")]
    [InlineData("over the end of the year", "2026-12-30T10:00", "2027-01-04T10:00")]
    [InlineData("on a leap day", "2028-02-28T10:00", "2028-03-01T10:00")]
    [InlineData("on a weekend, where it makes no difference", "2027-01-08T10:00", "2027-01-11T10:00")]
    public void Holidays_can_come_in_a_row(string when, string accepted, string due) =>
        Calendars.AssertDue(
            new ServiceLevelOptions
            {
                Holidays =
                [
                    .. Enumerable.Range(1, 7).Select(day => $"2026-10-0{day}"), "2026-12-31", "2027-01-01", "2028-02-29", "2027-01-09", "2027-01-09",
                ],
            },
            when, accepted + "+08:00", due + "+08:00");

    [Fact]
    public void However_long_a_desk_is_closed_there_is_a_due_time() =>
        Calendars.AssertDue(
            new ServiceLevelOptions
            {
                Hours = ["Wed 09:00-10:00"],
                Holidays = [.. Enumerable.Range(0, 150).Select(week => new DateOnly(2026, 11, 25).AddDays(7 * week).ToString("yyyy-MM-dd"))],
            },
            "three years", "2026-11-23T12:00+08:00", "2029-10-17T09:00+08:00");

    [Fact]
    public void Wrong_settings_make_no_calendar() =>
        Assert.StartsWith(
            "ServiceLevel:Zone: 'Mars'",
            Assert.Throws<ArgumentException>(() => new BusinessCalendar(new ServiceLevelOptions { Zone = "Mars" })).Message,
            StringComparison.Ordinal);
}
