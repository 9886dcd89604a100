using ContactRouter.Senders;

namespace ContactRouter.Tests.Senders;

public sealed class SenderIdTests
{
    [Fact]
    public void An_id_is_read_back_from_its_text()
    {
        var id = Samples.Sender("anna@shop.example");

        Assert.True(SenderId.TryParse(id.ToString(), out var read));
        Assert.Equal(id, read);
    }

    [Fact]
    public void An_id_takes_the_first_16_bytes() =>
        Assert.Equal("000102030405060708090a0b0c0d0e0f", SenderId.FromBytes([.. Enumerable.Range(0, 32).Select(i => (byte)i)]).Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("000102030405060708090a0b0c0d0e0")]
    [InlineData("000102030405060708090a0b0c0d0e0f0")]
    [InlineData("000102030405060708090A0B0C0D0E0F")]
    [InlineData("000102030405060708090a0b0c0d0e0g")]
    [InlineData("000102030405060708090a0b0c0d0e|m")]
    public void What_is_no_id_is_not_read(string? text) => Assert.False(SenderId.TryParse(text, out _));
}
