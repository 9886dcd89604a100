using ContactRouter.Chats;

namespace ContactRouter.Tests.Chats;

/// <summary>P14: every day from 09:00 to 24:00 in Shanghai, which has no summer time; other shops have other hours.</summary>
public sealed class ChatHoursTests
{
    private static readonly ChatHours Standard = new(new ChatOptions());

    [Theory]
    [InlineData("2026-11-24T08:59:59.999+08:00", false)]
    [InlineData("2026-11-24T09:00:00.000+08:00", true)]
    [InlineData("2026-11-24T23:59:59.999+08:00", true)]
    [InlineData("2026-11-25T00:00:00.000+08:00", false)]
    [InlineData("2026-11-29T09:00:00.000+08:00", true)]
    [InlineData("2026-07-01T01:00:00.000Z", true)]
    [InlineData("2026-12-31T15:59:59.999Z", true)]
    [InlineData("2026-12-31T16:00:00.000Z", false)]
    public void It_is_open_every_day_from_nine_until_midnight_exactly(string time, bool isOpen) => Assert.Equal(isOpen, Standard.IsOpenAt(Samples.At(time)));

    [Theory]
    [InlineData("2026-11-24T00:00:00+08:00", "2026-11-24T09:00:00+08:00")]
    [InlineData("2026-11-24T08:59:59.999+08:00", "2026-11-24T09:00:00+08:00")]
    [InlineData("2026-11-24T12:34:56+08:00", "2026-11-24T12:34:56+08:00")]
    [InlineData("2026-12-31T16:00:00Z", "2027-01-01T01:00:00Z")]
    public void It_opens_next_at_nine_in_Shanghai(string time, string opens) => Assert.Equal(Samples.At(opens), Standard.OpensAt(Samples.At(time)));

    [Theory]
    [InlineData("2026-11-24T09:00:00+08:00")]
    [InlineData("2026-11-24T23:59:59.999+08:00")]
    public void It_closes_at_midnight(string time) => Assert.Equal(Samples.At("2026-11-25T00:00:00+08:00"), Standard.ClosesAt(Samples.At(time)));

    [Theory]
    [InlineData("2026-10-01T12:00:00+08:00", false, "2026-10-02T14:00:00+08:00")]
    [InlineData("2026-10-02T09:30:00+08:00", false, "2026-10-02T14:00:00+08:00")]
    [InlineData("2026-10-02T14:00:00+08:00", true, "2026-10-02T14:00:00+08:00")]
    [InlineData("2026-10-02T16:00:00+08:00", false, "2026-10-02T18:00:00+08:00")]
    [InlineData("2026-10-02T20:00:00+08:00", false, "2026-10-03T09:00:00+08:00")]
    public void A_date_has_hours_of_its_own_or_none(string time, bool isOpen, string opens)
    {
        var hours = new ChatHours(new ChatOptions { Exceptions = ["2026-10-01 closed", "2026-10-02 14:00-16:00, 18:00-20:00"] });
        Assert.Equal((isOpen, Samples.At(opens)), (hours.IsOpenAt(Samples.At(time)), hours.OpensAt(Samples.At(time))));
    }

    [Fact]
    public void Midnight_parts_no_night_that_is_open_throughout()
    {
        var night = new ChatHours(new ChatOptions { Hours = ["Fri 20:00-24:00", "Sat 00:00-02:00"] });
        Assert.Equal(Samples.At("2026-11-28T02:00:00+08:00"), night.ClosesAt(Samples.At("2026-11-27T21:00:00+08:00")));
        Assert.Null(new ChatHours(new ChatOptions { Hours = ["Mon-Sun 00:00-24:00"] }).ClosesAt(Samples.Monday));
    }

    [Fact]
    public void Where_clocks_are_changed_the_wall_clock_counts()
    {
        var berlin = new ChatHours(new ChatOptions { Zone = "Europe/Berlin", Hours = ["Mon-Sun 09:00-24:00"] });
        Assert.Equal(Samples.At("2026-10-25T23:00:00Z"), berlin.ClosesAt(Samples.At("2026-10-25T12:00:00Z")));
        Assert.Equal(Samples.At("2026-10-24T22:00:00Z"), berlin.ClosesAt(Samples.At("2026-10-24T12:00:00Z")));
    }
}
