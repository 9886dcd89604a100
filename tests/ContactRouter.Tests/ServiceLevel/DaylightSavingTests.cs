using ContactRouter.ServiceLevel;

namespace ContactRouter.Tests.ServiceLevel;

/// <summary>Europe/Berlin goes from +01:00 to +02:00 on Sunday 2026-03-29 at 02:00, and back on Sunday 2026-10-25 at 03:00.</summary>
public sealed class DaylightSavingTests
{
    [Theory]
    [InlineData("forward", "2026-03-27T15:00+01:00", "2026-03-30T15:00+02:00")]
    [InlineData("back", "2026-10-23T15:00+02:00", "2026-10-26T15:00+01:00")]
    public void The_local_time_stays_the_same(string when, string accepted, string due) =>
        Calendars.AssertDue(new ServiceLevelOptions { Zone = "Europe/Berlin" }, when, accepted, due);

    [Theory]
    [InlineData("due in the hour that is left out", "2026-03-28T02:30+01:00", "2026-03-29T03:30+02:00")]
    [InlineData("due in the hour that comes twice", "2026-10-24T02:30+02:00", "2026-10-25T02:30+02:00")]
    [InlineData("accepted in its first run", "2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00")]
    [InlineData("accepted in its second run", "2026-10-25T02:30+01:00", "2026-10-26T02:30+01:00")]
    public void A_night_desk_has_a_due_time_too(string when, string accepted, string due) =>
        Calendars.AssertDue(new ServiceLevelOptions { Zone = "Europe/Berlin", Hours = ["Mon-Sun 00:00-24:00"] }, when, accepted, due);
}
