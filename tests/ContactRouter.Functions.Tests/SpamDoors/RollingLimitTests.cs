using ContactRouter.Functions.Contacts.SpamDoors;
using Microsoft.Extensions.Time.Testing;

namespace ContactRouter.Functions.Tests.SpamDoors;

/// <summary>So many in any rolling window, exactly.</summary>
public sealed class RollingLimitTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly FakeTimeProvider time = new();

    [Fact]
    public void The_limit_holds_in_every_window_and_a_refused_try_does_not_count()
    {
        var limit = new RollingLimit(3, Hour, time);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(TimeSpan.Zero, limit.Take("a"));
            time.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(TimeSpan.FromMinutes(30), limit.Take("a"));
        time.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromTicks(1));
        Assert.Equal(TimeSpan.FromTicks(1), limit.Take("a"));
        time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(TimeSpan.Zero, limit.Take("a"));
        Assert.Equal(TimeSpan.FromMinutes(10), limit.Take("a"));
    }

    [Fact]
    public void Each_name_counts_by_itself()
    {
        var limit = new RollingLimit(1, Hour, time);
        Assert.Equal(TimeSpan.Zero, limit.Take("a"));
        Assert.Equal(TimeSpan.Zero, limit.Take("b"));
        Assert.NotEqual(TimeSpan.Zero, limit.Take("a"));
    }

    [Fact]
    public void A_limit_of_none_lets_none_through() => Assert.Equal(Hour, new RollingLimit(0, Hour, time).Take("a"));

    [Fact]
    public async Task Two_hundred_at_once_get_exactly_as_many_as_there_are()
    {
        var limit = new RollingLimit(40, Hour, time);
        var taken = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => limit.Take("a") == TimeSpan.Zero)));
        Assert.Equal(40, taken.Count(one => one));
    }

    [Fact]
    public void Too_many_names_are_let_through_uncounted_and_counted_again_when_there_is_room()
    {
        var limit = new RollingLimit(1, Hour, time);
        for (var i = 0; i < RollingLimit.MostNames; i++)
            Assert.Equal(TimeSpan.Zero, limit.Take($"{i}"));
        Assert.Equal(TimeSpan.Zero, limit.Take("late"));
        Assert.Equal(TimeSpan.Zero, limit.Take("late"));
        Assert.NotEqual(TimeSpan.Zero, limit.Take("0"));
        time.Advance(Hour);
        Assert.Equal(TimeSpan.Zero, limit.Take("late"));
        Assert.NotEqual(TimeSpan.Zero, limit.Take("late"));
    }
}
