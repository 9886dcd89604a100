using ContactRouter.Functions.Contacts.SpamDoors;

namespace ContactRouter.Functions.Tests.SpamDoors;

/// <summary>Only a form that was open for too short a time is held up, never one whose time tells nothing.</summary>
public sealed class FillTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-23T09:59:58.001Z")]
    [InlineData("2026-11-23T09:59:59Z")]
    [InlineData("2026-11-23T17:59:59+08:00")]
    [InlineData(" 2026-11-23T10:00:00Z ")]
    [InlineData("1795427999500")]
    public void Too_fast_is_a_fault_of_its_field(string startedAt) => Assert.Equal("startedAt", Examine(startedAt)?.Field);

    [Theory]
    [InlineData("2026-11-23T09:59:58.000Z")]
    [InlineData("2026-11-22T10:00:00Z")]
    [InlineData("1795427998000")]
    public void Two_seconds_are_enough(string startedAt) => Assert.Null(Examine(startedAt));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-11-23T10:00:00.001Z")]
    [InlineData("1795428000001")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    [InlineData("23.11.2026 09:59:59")]
    public void A_time_that_tells_nothing_is_not_held_against_the_writer(string startedAt) => Assert.Null(Examine(startedAt));

    [Fact]
    public void With_no_least_time_nothing_is_too_fast() => Assert.Null(FillTime.Examine("2026-11-23T10:00:00Z", Now, TimeSpan.Zero));

    private static ContactRouter.Intake.Fault? Examine(string startedAt) => FillTime.Examine(startedAt, Now, TimeSpan.FromSeconds(2));
}
