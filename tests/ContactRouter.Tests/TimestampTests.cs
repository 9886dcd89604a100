namespace ContactRouter.Tests;

public sealed class TimestampTests
{
    [Theory]
    [InlineData("2026-11-23T10:00:00+08:00", "2026-11-23T02:00:00.000Z")]
    [InlineData("2026-11-23T02:00:00.1Z", "2026-11-23T02:00:00.100Z")]
    [InlineData("2026-11-23T02:00:00.1239999Z", "2026-11-23T02:00:00.123Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z")]
    public void A_time_is_written_in_UTC_with_three_fractional_digits(string time, string expected) =>
        Assert.Equal(expected, Timestamp.Format(Samples.At(time)));

    [Fact]
    public void A_written_time_is_read_back()
    {
        var time = Timestamp.Truncate(Samples.At("2026-11-23T10:00:00.1239999+08:00"));

        Assert.Equal(time, Timestamp.Parse(Timestamp.Format(time)));
        Assert.Equal(TimeSpan.Zero, Timestamp.Parse(Timestamp.Format(time)).Offset);
    }

    [Theory]
    [InlineData("2026-11-23T02:00:00Z")]
    [InlineData("2026-11-23T02:00:00.0000Z")]
    [InlineData("2026-11-23T02:00:00.000")]
    [InlineData("2026-11-23T02:00:00.000+00:00")]
    [InlineData("2026-02-29T02:00:00.000Z")]
    [InlineData("")]
    public void Another_form_is_refused(string text) => Assert.Throws<FormatException>(() => Timestamp.Parse(text));
}
