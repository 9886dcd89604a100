using ContactRouter.ServiceLevel;

namespace ContactRouter.Tests.ServiceLevel;

/// <summary>When a case is due soon: after a share of its open time. 2026-11-23 is a Monday.</summary>
public sealed class DueSoonTests
{
    [Theory]
    [InlineData("9 hours, one of them tomorrow", "2026-11-23T10:00", "2026-11-24T10:00", "2026-11-23T17:12")]
    [InlineData("over the weekend", "2026-11-27T15:00", "2026-11-30T15:00", "2026-11-30T13:12")]
    [InlineData("from closed time", "2026-11-28T12:00", "2026-12-01T09:00", "2026-11-30T16:12")]
    [InlineData("from opening to opening", "2026-11-23T09:00", "2026-11-24T09:00", "2026-11-23T16:12")]
    [InlineData("over a holiday", "2026-12-24T15:00", "2026-12-28T15:00", "2026-12-28T13:12")]
    [InlineData("due at night", "2026-11-23T10:00", "2026-11-24T03:00", "2026-11-23T16:24")]
    [InlineData("from night to night", "2026-11-23T03:00", "2026-11-24T03:00", "2026-11-23T16:12")]
    [InlineData("within an hour", "2026-11-23T10:00", "2026-11-23T10:05", "2026-11-23T10:04")]
    public void It_is_soon_when_four_fifths_of_the_open_time_have_passed(string when, string started, string due, string soon) =>
        AssertSoon(new ServiceLevelOptions { Holidays = ["2026-12-25"] }, when, started + "+08:00", due + "+08:00", soon + "+08:00");

    [Fact]
    public void It_is_never_at_closing_but_at_the_next_opening() =>
        AssertSoon(
            new ServiceLevelOptions { DueSoonShare = 0.5m }, "half of two days", "2026-11-23T09:00+08:00", "2026-11-24T18:00+08:00", "2026-11-24T09:00+08:00");

    [Fact]
    public void A_break_does_not_count() =>
        AssertSoon(
            new ServiceLevelOptions { Zone = "UTC", Hours = ["Mon 09:00-12:00", "Mon 14:00-17:00"] },
            "lunch", "2026-11-23T10:00Z", "2026-11-23T17:00Z", "2026-11-23T16:00Z");

    [Theory]
    [InlineData("closed all the time", "2026-11-28T10:00", "2026-11-29T10:00")]
    [InlineData("closed until it is due", "2026-11-28T10:00", "2026-11-30T09:00")]
    [InlineData("due at the start", "2026-11-23T10:00", "2026-11-23T10:00")]
    [InlineData("due before the start", "2026-11-23T10:00", "2026-11-20T10:00")]
    public void Without_open_time_in_between_it_is_the_due_time(string when, string started, string due) =>
        AssertSoon(new ServiceLevelOptions(), when, started + "+08:00", due + "+08:00", due + "+08:00");

    [Theory]
    [InlineData("23 hours", "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00", "2026-03-29T19:24+02:00")]
    [InlineData("25 hours", "2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00", "2026-10-25T19:00+01:00")]
    public void Hours_are_counted_as_they_pass(string when, string started, string due, string soon) =>
        AssertSoon(new ServiceLevelOptions { Zone = "Europe/Berlin", Hours = ["Mon-Sun 00:00-24:00"] }, when, started, due, soon);

    [Fact]
    public void It_has_whole_milliseconds_and_is_not_before_the_start()
    {
        var calendar = new BusinessCalendar(new ServiceLevelOptions());
        var start = Samples.Monday.AddTicks(5_001);

        Assert.Equal(start, calendar.DueSoonAt(start, start.AddTicks(3)));
        Assert.Equal(Samples.Monday.AddMilliseconds(2), calendar.DueSoonAt(Samples.Monday, Samples.Monday.AddTicks(29_999)));
    }

    private static void AssertSoon(ServiceLevelOptions options, string when, string started, string due, string soon)
    {
        var actual = new BusinessCalendar(options).DueSoonAt(Samples.At(started), Samples.At(due));

        Assert.True(actual == Samples.At(soon), $"{when}: soon {actual:o}, not {soon}");
    }
}
