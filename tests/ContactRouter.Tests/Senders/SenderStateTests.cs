using ContactRouter.Senders;

namespace ContactRouter.Tests.Senders;

public sealed class SenderStateTests
{
    private static readonly DateTimeOffset Noon = Samples.At("2026-11-23T12:00:00.500Z");

    [Fact]
    public void The_clock_gives_the_time_of_an_unknown_sender() => Assert.Equal(Noon, SenderState.Unknown.TimeOf(Noon));

    [Theory]
    [InlineData("2026-11-23T11:59:00Z", "2026-11-23T12:00:00.500Z")]
    [InlineData("2026-11-23T12:00:00.499Z", "2026-11-23T12:00:00.500Z")]
    [InlineData("2026-11-23T12:00:00.500Z", "2026-11-23T12:00:00.500Z")]
    [InlineData("2026-11-23T12:00:00.501Z", "2026-11-23T12:00:00.501Z")]
    [InlineData("2026-11-23T20:00:01+08:00", "2026-11-23T12:00:01Z")]
    public void A_clock_that_lags_behind_the_newest_admission_does_not_turn_time_back(string clock, string expected) =>
        Assert.Equal(Samples.At(expected), new SenderState([new Admission(Noon, 1, Samples.Contact())]).TimeOf(Samples.At(clock)));

    [Fact]
    public void A_time_is_cut_to_milliseconds_as_it_is_written() =>
        Assert.Equal(Noon, SenderState.Unknown.TimeOf(Noon.AddTicks(9_999)));
}
