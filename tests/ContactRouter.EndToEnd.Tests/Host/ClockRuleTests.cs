using System.Collections.Concurrent;
using ContactRouter.LocalHost.Handler;
using ContactRouter.LocalHost.Queues;
using ContactRouter.LocalHost.Timers;
using Microsoft.Extensions.Time.Testing;

namespace ContactRouter.EndToEnd.Tests.Host;

/// <summary>Rules about time, on a clock of the test's own.</summary>
public sealed class ClockRuleTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 59, 58, 400, TimeSpan.Zero);

    [Fact]
    public void The_third_error_is_out()
    {
        var strikes = new ThreeStrikes(new FakeTimeProvider(Start));
        Assert.Equal([false, false, true], [strikes.IsOut(), strikes.IsOut(), strikes.IsOut()]);
    }

    [Fact]
    public void Thirty_quiet_minutes_forget_the_errors_before()
    {
        var clock = new FakeTimeProvider(Start);
        var strikes = new ThreeStrikes(clock);
        Assert.False(strikes.IsOut());
        Assert.False(strikes.IsOut());
        clock.Advance(TimeSpan.FromMinutes(30) + TimeSpan.FromMilliseconds(1));
        Assert.False(strikes.IsOut());
        Assert.Equal(1, strikes.Count);
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.False(strikes.IsOut());
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.True(strikes.IsOut());
    }

    [Theory]
    [InlineData(0.0, new[] { 100, 180, 260, 420, 740, 1380, 2000, 2000 })]
    [InlineData(0.5, new[] { 100, 200, 300, 500, 900, 1700, 2000, 2000 })]
    public void Polling_backs_off_to_the_longest_interval(double chance, int[] expected)
    {
        var backoff = new PollingBackoff(TimeSpan.FromSeconds(2), () => chance);
        Assert.Equal(expected, expected.Select(_ => (int)Math.Round(backoff.Next(foundMessage: false).TotalMilliseconds)));
    }

    [Fact]
    public void A_message_found_begins_the_back_off_anew()
    {
        var backoff = new PollingBackoff(TimeSpan.FromSeconds(2), () => 0.5);
        for (var i = 0; i < 5; i++) backoff.Next(foundMessage: false);
        Assert.Equal(TimeSpan.FromMilliseconds(100), backoff.Next(foundMessage: true));
        Assert.Equal(TimeSpan.FromMilliseconds(200), backoff.Next(foundMessage: false));
    }

    [Fact]
    public async Task A_timer_fires_at_the_next_time_and_never_twice_at_once()
    {
        var clock = new FakeTimeProvider(Start);
        var fired = new ConcurrentQueue<DateTimeOffset>();
        var running = new TaskCompletionSource();
        Assert.True(TimerSchedule.TryParse("*/10 * * * * *", out var schedule, out _));
        using var stop = new CancellationTokenSource();
        var listener = new TimerListener(schedule, _ =>
        {
            fired.Enqueue(clock.GetUtcNow());
            return running.Task;
        }, clock).RunAsync(stop.Token);
        Assert.Empty(fired);
        clock.Advance(TimeSpan.FromSeconds(1.6));
        Assert.Equal([At(0)], fired);

        // Two times fall into the running call: they are passed over.
        clock.Advance(TimeSpan.FromSeconds(25));
        Assert.Single(fired);
        running.SetResult();
        await Until.TrueAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return fired.Count >= 2;
        }, "the timer fires again");
        var second = fired.Last();
        Assert.Equal(0, second.Second % 10);
        Assert.True(second >= At(30), $"{second:O}");
        await stop.CancelAsync();
        await listener;

        static DateTimeOffset At(int second) => new(2026, 11, 23, 10, 0, second, TimeSpan.Zero);
    }

    [Theory]
    [InlineData("0 */5 * * * *", "2026-11-23T10:00:00Z")]
    [InlineData("*/5 * * * *", "2026-11-23T10:00:00Z")]
    [InlineData("30 30 9 * * 1-5", "2026-11-24T09:30:30Z")]
    public void Schedules_have_six_fields_or_five(string text, string next)
    {
        Assert.True(TimerSchedule.TryParse(text, out var schedule, out _));
        Assert.Equal(DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture), schedule.After(Start));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00:05:00")]
    [InlineData("99 * * * * *")]
    public void Other_schedules_are_refused_with_a_reason(string text)
    {
        Assert.False(TimerSchedule.TryParse(text, out _, out var why));
        Assert.Contains("NCrontab", why, StringComparison.Ordinal);
    }
}
