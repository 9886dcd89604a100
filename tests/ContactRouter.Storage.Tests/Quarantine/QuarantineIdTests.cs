using System.Buffers.Text;
using System.Text;
using ContactRouter.Storage.Quarantine;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Quarantine;

public sealed class QuarantineIdTests
{
    private static readonly QuarantineId Id = QuarantineId.Of(
        new SetAside("contact-requests", "8e03978e-40d5-43e8-bc93-6894a57f9324", "poison", "", Samples.Monday, Body: default));

    [Fact]
    public void An_id_reads_as_it_was_written_and_is_safe_in_a_url()
    {
        Assert.True(QuarantineId.TryParse(Id.Value, out var read));
        Assert.Equal(Id, read);
        Assert.Equal(("2026-11-23", "2026-11-23T01:00:00.000Z|contact-requests|8e03978e-40d5-43e8-bc93-6894a57f9324"), (read.Day, read.RowKey));
        Assert.Matches("^[A-Za-z0-9_-]+$", Id.Value);
    }

    [Fact]
    public void The_beginning_of_a_day_is_one_too()
    {
        var day = new QuarantineId("2026-11-23", "");

        Assert.True(QuarantineId.TryParse(day.Value, out var read));
        Assert.Equal(day, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("%2e%2e")]
    [InlineData("not/base64")]
    [InlineData("====")]
    [InlineData("aGVsbG8")]
    public void What_is_no_id_is_none(string? text) => Assert.False(QuarantineId.TryParse(text, out _));

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2026-02-30|x")]
    [InlineData("today|x")]
    [InlineData("2026-11-23|a/b")]
    [InlineData("2026-11-23|a\\b")]
    [InlineData("2026-11-23|a#b")]
    [InlineData("2026-11-23|a?b")]
    [InlineData("2026-11-23|a\nb")]
    [InlineData("2026-11-23|ä")]
    public void Keys_that_no_row_can_have_are_none(string keys) => Assert.False(QuarantineId.TryParse(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(keys)), out _));

    [Fact]
    public void A_key_longer_than_any_row_has_is_none()
    {
        Assert.True(QuarantineId.TryParse(new QuarantineId("2026-11-23", new string('x', 512)).Value, out _));
        Assert.False(QuarantineId.TryParse(new QuarantineId("2026-11-23", new string('x', 513)).Value, out _));
        Assert.False(QuarantineId.TryParse(new string('A', 100_000), out _));
    }
}
