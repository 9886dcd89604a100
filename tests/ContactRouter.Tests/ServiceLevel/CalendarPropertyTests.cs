using ContactRouter.ServiceLevel;
using CsCheck;
using NodaTime;

namespace ContactRouter.Tests.ServiceLevel;

/// <summary>What holds for any hours, holidays and zone, at any time; the zones are those with the hardest clocks.</summary>
public sealed class CalendarPropertyTests
{
    private const int Cases = 400;

    private static readonly Gen<string> Zones = Gen.OneOf(
        "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Beirut", "America/Havana",
        "America/Nuuk", "Africa/Cairo", "Australia/Lord_Howe", "Asia/Kathmandu");

    private static readonly Gen<(int, int, int, int)> Times =
        from first in Gen.Int[1, 7]
        from last in Gen.Int[first, 7]
        from opens in Gen.Int[0, 95]
        from closes in Gen.Int[opens + 1, 96]
        select (first, last, opens * 15, closes * 15);

    private static readonly Gen<WallClock> Clocks =
        from zone in Zones
        from hours in Times.Array[1, 4]
        from holidays in Gen.Int[0, 365].Select(day => new DateOnly(2026, 1, 1).AddDays(day).ToString("yyyy-MM-dd")).Array[0, 20]
        select new WallClock(zone, hours, holidays);

    private static readonly Gen<Instant> Minutes = Gen.Int[0, 366 * 24 * 60].Select(minute => Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(minute));

    // Half of the moments lie close to where some zone moves its clocks.
    private static readonly Gen<Instant> Moments = Gen.OneOf(
        Minutes,
        from change in Gen.OneOf(
            Instant.FromUtc(2026, 3, 8, 6, 0), Instant.FromUtc(2026, 3, 29, 0, 0), Instant.FromUtc(2026, 10, 25, 0, 0), Instant.FromUtc(2026, 11, 1, 6, 0))
        from minutes in Gen.Int[-2_880, 1_440]
        select change + Duration.FromMinutes(minutes));

    [Fact]
    public void A_due_time_is_what_the_wall_clock_tells() =>
        Gen.Select(Clocks, Moments).Sample(
            (clock, accepted) =>
                Assert.Equal(clock.DueAt(accepted).ToDateTimeOffset(), new BusinessCalendar(clock.Options).DueAt(accepted.ToDateTimeOffset())),
            iter: Cases);

    [Fact]
    public void A_due_time_is_later_than_the_acceptance_and_open() =>
        Gen.Select(Clocks, Moments, Gen.Long[0, TimeSpan.TicksPerMinute - 1]).Sample(
            (clock, moment, ticks) =>
            {
                var accepted = moment.ToDateTimeOffset().AddTicks(ticks);
                var due = new BusinessCalendar(clock.Options).DueAt(accepted);
                Assert.True(due > accepted, $"{accepted:o}: {due:o}");
                Assert.True(clock.IsOpen(Instant.FromDateTimeOffset(due)), $"{due:o} is closed");
                Assert.Equal(Timestamp.Truncate(due), due);
            },
            iter: Cases);

    [Fact]
    public void Due_soon_lies_between_start_and_due_time_in_open_time_where_the_share_of_it_has_passed() =>
        Gen.Select(Clocks, Moments, Gen.Int[0, 20_000], Gen.Int[1, 99]).Sample(
            (clock, started, minutes, percent) =>
            {
                var options = clock.Options;
                options.DueSoonShare = percent / 100m;
                var due = started + Duration.FromMinutes(minutes);
                var soon = Instant.FromDateTimeOffset(new BusinessCalendar(options).DueSoonAt(started.ToDateTimeOffset(), due.ToDateTimeOffset()));
                Assert.InRange(soon, started, due);
                Assert.True(clock.IsOpen(soon) || soon == due, $"{soon} is closed");
                Assert.InRange(clock.OpenMinutes(started, soon) - (clock.OpenMinutes(started, due) * options.DueSoonShare), -1, 1);
            },
            iter: Cases);

    [Fact]
    public void Due_soon_comes_no_earlier_for_a_later_start() =>
        Gen.Select(Clocks, Moments, Gen.Long[0, TimeSpan.TicksPerDay], Gen.Long[0, TimeSpan.TicksPerDay * 4], Gen.Int[1, 99]).Sample(
            (clock, moment, later, span, percent) =>
            {
                var options = clock.Options;
                options.DueSoonShare = percent / 100m;
                var calendar = new BusinessCalendar(options);
                var started = moment.ToDateTimeOffset();
                var due = started.AddTicks(later + span);
                Assert.True(
                    calendar.DueSoonAt(started, due) <= calendar.DueSoonAt(started.AddTicks(later), due), $"{started:o} and {later} ticks later, due {due:o}");
            },
            iter: Cases);
}
