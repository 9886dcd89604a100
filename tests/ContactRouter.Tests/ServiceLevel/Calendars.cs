using ContactRouter.ServiceLevel;

namespace ContactRouter.Tests.ServiceLevel;

internal static class Calendars
{
    public static void AssertDue(ServiceLevelOptions options, string when, string accepted, string due)
    {
        var actual = new BusinessCalendar(options).DueAt(Samples.At(accepted));

        Assert.True(actual == Samples.At(due), $"{when}: due {actual:o}, not {due}");
        Assert.Equal(TimeSpan.Zero, actual.Offset);
    }
}
