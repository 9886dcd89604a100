using ContactRouter.Chats;

namespace ContactRouter.Tests.Chats;

public sealed class ChatIdTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("0123456789abcdef")]
    public void Its_text_is_read_back(string? network)
    {
        var id = new ChatId(Samples.Contact(), network);
        Assert.True(ChatId.TryParse(id.ToString(), out var read));
        Assert.Equal(id, read);
    }

    [Fact]
    public void Anything_else_is_none()
    {
        var contact = Samples.Contact().Value;
        foreach (var text in new[] { null, "", "-", "x", contact + "-", contact + "-0123456789abcde", contact + "-0123456789abcdeF", contact + "-0123456789abcdef-0", contact[1..] })
            Assert.False(ChatId.TryParse(text, out _), text);
    }

    [Fact]
    public void A_token_is_of_one_chat()
    {
        var (mine, other) = (new ChatId(Samples.Contact(), null), new ChatId(Samples.Contact(), "0123456789abcdef"));
        Assert.True(Samples.Identity.IsTokenOf(mine, Samples.Identity.TokenOf(mine)));
        Assert.False(Samples.Identity.IsTokenOf(mine, Samples.Identity.TokenOf(other)));
        Assert.False(Samples.Identity.IsTokenOf(mine, Samples.Identity.TokenOf(mine.ToString())));
        Assert.False(Samples.Identity.IsTokenOf(mine, ""));
    }
}
