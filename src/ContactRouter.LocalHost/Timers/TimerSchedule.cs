using System.Diagnostics.CodeAnalysis;
using NCrontab;

namespace ContactRouter.LocalHost.Timers;

/// <summary>When a timer fires: an NCrontab text of six fields (seconds first) or five, in UTC.</summary>
internal sealed class TimerSchedule
{
    private readonly CrontabSchedule _schedule;

    private TimerSchedule(CrontabSchedule schedule) => _schedule = schedule;

    public static bool TryParse(string text, [NotNullWhen(true)] out TimerSchedule? schedule, out string why)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
        var parsed = fields is 5 or 6 ? CrontabSchedule.TryParse(text, new() { IncludingSeconds = fields == 6 }) : null;
        schedule = parsed is null ? null : new(parsed);
        why = schedule is null ? "give six NCrontab fields (second minute hour day month weekday) or five without seconds" : "";
        return schedule is not null;
    }

    /// <summary>The first time to fire after the given one.</summary>
    public DateTimeOffset After(DateTimeOffset time) => new(_schedule.GetNextOccurrence(time.UtcDateTime), TimeSpan.Zero);
}
